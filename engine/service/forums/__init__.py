"""Forums before their windows shut: which places have held none (listing), telling the
secretariat and the offices above so many days before (telling), in words (letters)."""
