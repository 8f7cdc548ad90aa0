# Modules are imported when they are first needed, and the bundle is a file: PyInstaller sees neither by itself.
from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("roleinfo")
hiddenimports = collect_submodules("roleinfo", filter=lambda name: not name.startswith("roleinfo.ingest"))
