/** Store sentences: what the store's state says, in words for whoever answers. */
Reflections.storeSentences = {
  none: "",
  saved: "Saved on this device.",
  together: "Saved on this device, together with what was changed in another window.",
  denied:
    "Not saved: this browser keeps nothing on this device, for example in a private window. Your answers are only in this window. Keep a copy before you close it.",
  full: "Not saved: this browser's storage is full. Your answers are only in this window. Keep a copy before you close it.",
  unfit:
    "Not saved: something in this audit is too long or can't be saved. Your answers are only in this window. Undo your last change, or keep a copy before you close it.",
  nothingKept:
    "This browser keeps nothing on this device, for example in a private window. Your answers will only be in this window. Keep a copy before you close it.",
  elsewhere:
    "This audit was changed in another window. What you see is what was saved there. Choose ‘Continue here’ to go on in this window.",
  unsavedElsewhere:
    "This audit was changed in another window. What you see is what was saved there together with your last changes here, which aren't saved yet. Choose ‘Continue here’ to save them and go on in this window.",
  begunElsewhere:
    "An audit was started or opened in another window. What you see is what was saved there. Choose ‘Continue here’ to go on in this window.",
  otherAudit:
    "Another audit was started or opened in another window, and this device now keeps that one. The audit you see is only in this window. Keep a copy before you close it. ‘Continue here’ goes on with the other audit.",
  wiped:
    "This audit was wiped in another window, or this browser's data was cleared. What you see is only in this window. Choose ‘Continue here’ to save it on this device again.",
  unreadable:
    "What was saved on this device can't be read: it is damaged. It is still there. Download it if you want to keep it, then discard it to start again.",
  newer:
    "What was saved on this device can't be read: it was made by a newer version of this site. It is still there. Open it in that version, or download it, then discard it to start again.",
  damagedUnderneath:
    "What is saved on this device can't be read any more. The audit you see is only in this window. Keep a copy before you close it, or discard what can't be read to save this one.",
  notWiped:
    "Not wiped: this browser doesn't let this page remove what was saved. Clear this site's data in the browser's settings.",
};
