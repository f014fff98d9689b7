"""Words of the public pages."""

WORDS = {
    "public.home_title": (
        "Dari rembuk warga sampai terbangun",
        "From the residents' wish to the finished work",
    ),
    "public.home_lead": (
        "Kirim usulan untuk lingkungan Anda, dan ikuti setiap langkahnya.",
        "Propose something for your neighbourhood, and follow every step.",
    ),
}
