"""Words of what is wrong with handing a task to the office above. Never here: when it is."""

ESCALATING: dict[str, tuple[str, str]] = {
    "hands_to_not_here": (
        "hands_to hanya berlaku di tahap yang menunggu satu jabatan.",
        "hands_to belongs to a state that waits for one office.",
    ),
    "hands_to_unlike_silence": (
        '"{name}" bukan peran di if_silent: hand_to ({onward}). Jabatan itu punya waktu di for.',
        '"{name}" is not the role of if_silent: hand_to ({onward}), which has its time in for.',
    ),
    "handed_by_another": (
        'Yang menyerahkan tugas adalah yang ditunggu. Tulis by: "{name}" saja.',
        'Whoever is waited for hands the task on. Write by: "{name}" alone.',
    ),
    "handing_unexplained": (
        "Tugas tidak diserahkan tanpa penjelasan. Tambahkan words di asks.",
        "No task is handed on without an explanation. Add words to asks.",
    ),
    "not_in_handing": (
        '"{key}" tidak berlaku di tindakan yang menyerahkan tugas.',
        '"{key}" means nothing in an action that hands the task on.',
    ),
    "handing_untold": (
        "Jabatan yang menerima tugas harus diberi tahu. Tambahkan who: waiting di tells.",
        "The office that gets the task must be told. Add who: waiting to tells.",
    ),
}
