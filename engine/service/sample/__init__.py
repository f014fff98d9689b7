"""The sample office: one real regency from the area list, with officials named by their office.

Nobody in it is a real person. `load` makes everything once; a second call changes nothing.
"""

from engine.service.sample.load import SLUG, Loaded, SampleError, load

__all__ = ["SLUG", "Loaded", "SampleError", "load"]
