"""The words of differences in recommendations side by side: (Indonesian, English) by key."""

RECOMMENDATIONS = {
    "recommended.added": (
        "Rekomendasi “{level}” kini diperlihatkan berdampingan: {new}.",
        "The recommendation “{level}” is now shown side by side: {new}.",
    ),
    "recommended.removed": (
        "Rekomendasi “{level}” tidak lagi diperlihatkan berdampingan (sebelumnya: {old}).",
        "The recommendation “{level}” is no longer shown side by side (before: {old}).",
    ),
    "recommended.changed": (
        "Rekomendasi “{level}” kini terdiri dari {new} (sebelumnya: {old}).",
        "The recommendation “{level}” is now made of {new} (before: {old}).",
    ),
    "recommended.place": ("rekomendasi “{level}”", "the recommendation “{level}”"),
    "topic.recommendations": ("Rekomendasi berdampingan", "Recommendations side by side"),
    "part.recommendations": ("rekomendasi berdampingan", "recommendations side by side"),
}
