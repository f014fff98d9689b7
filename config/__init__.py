"""The frozen settings, read by the roots only: wsgi, web.create_app, workers, command line."""
