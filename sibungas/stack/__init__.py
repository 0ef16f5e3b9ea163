"""Starts the whole portal on one machine: servers, web, worker, poller.

Standard library only, and no word of the portal's own code, so that it can run
before anything is installed. Read cli first, then portal and supervisor.
"""
