; The setup program for one user: no administrator is needed, and nothing outside the user's own folders is touched.
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
; LZMA makes it a third smaller, and takes eight minutes instead of one.
SetCompressor zlib
SetDateSave on

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Airgap Replay"
!define TYPES "Software\Classes\Applications\Airgap Replay.exe"

Name "Airgap Replay"
OutFile "@TARGET@"
InstallDir "$LOCALAPPDATA\Programs\Airgap Replay"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
Icon "@ICON@"
UninstallIcon "@ICON@"
VIProductVersion "@VERSION@.0"
VIAddVersionKey "ProductName" "Airgap Replay"
VIAddVersionKey "CompanyName" "Airgap Replay"
VIAddVersionKey "FileDescription" "Setup of Airgap Replay"
VIAddVersionKey "FileVersion" "@VERSION@"
VIAddVersionKey "ProductVersion" "@VERSION@"
VIAddVersionKey "LegalCopyright" "Airgap Replay"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section
@FILES@
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Airgap Replay.lnk" "$INSTDIR\Airgap Replay.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Airgap Replay"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "@VERSION@"
  WriteRegStr HKCU "${KEY}" "Publisher" "Airgap Replay"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\Airgap Replay.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
@OPENABLE@
SectionEnd

Section "Uninstall"
  ; File by file: what else lies there is not ours, such as a portable library.
@DELETES@
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Airgap Replay.lnk"
  DeleteRegKey HKCU "${TYPES}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
