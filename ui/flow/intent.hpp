// What a finger can mean. A drawn control carries the intent that a touch on it has; `draw` returns it, `step` obeys.
#pragma once

#include <string>
#include <variant>

#include "ui/flow/state.hpp"

namespace loket::ui {

struct Touched {};                            ///< somebody is there: a finger where nothing can be touched
struct StartReport { Kind kind; };
struct StartStatus {};
struct ChooseTopic { std::string code; };
struct ChooseKecamatan { std::string code; };
struct ChooseVillage { std::string code; };
struct OpenKecamatanList {};
struct TurnPage { int by; };
struct ChooseDate { int days_ago; };          ///< 0 today, 1 yesterday
struct ChooseIdentity { Identity identity; };
struct TogglePublicity {};
struct ToggleAddressee {};
struct ToggleConsent {};
struct OpenNotice {};
struct FocusField { TextField field; };
struct TypeText { std::string text; };        ///< UTF-8, usually one character
struct EraseCharacter {};                     ///< the one before the cursor
struct EraseWord {};                          ///< the one before the cursor, and the space around it
struct TakeSuggestion { std::string word; };  ///< in the place of the word that was begun
struct PlaceCursor { TextField field; std::size_t at; };  ///< bytes of the text before it
struct MoveCursor { int by; };                ///< characters
struct SwitchKeyOrder {};
struct ShowKeys { KeyFace face; };
struct CloseKeyboard {};
struct Next {};
struct Back {};
struct EditFromReview { Screen screen; };
struct Send {};                               ///< "Kirim laporan"
struct PrintAgain {};
struct SeeReceipt {};                         ///< "Ya, sudah keluar": asked where the printer did not say
struct Done {};
struct LookUp {};                             ///< the typed number and code
struct AskCancel {};
struct ConfirmCancel {};
struct CallOfficer {};
struct CloseOverlay {};                       ///< "Lanjutkan", "Saya masih di sini"
struct AskLanguage {};
struct ChooseLanguage { Language language; };
struct NextTextSize {};
struct NextContrast {};
struct ToggleListening {};
struct OpenListening {};                      ///< what is set of the voice, while it reads
struct NextSpeechSpeed {};
struct NextSpeechVolume {};
struct SwitchSpeechOutput {};                 ///< loudspeaker or headphones
struct SayAgain {};                           ///< the whole screen, from its beginning
struct SayOn {};                              ///< from the sentence that was broken off by a touch
struct ChooseOperation { Operation operation; };
struct OpenVoice {};                          ///< "Rekam suara saja"
struct OpenPhotos {};                         ///< "Tambah foto"
struct OpenScanner {};                        ///< "Pindai dengan kamera"
struct StartRecording {};                     ///< in the place of what was recorded before
struct StopSound {};                          ///< of a recording, or of what is played
struct PlayVoice {};
struct DropVoice {};
struct TakePhoto {};
struct KeepPhoto {};
struct RetakePhoto {};
struct DropPhoto { std::size_t index; };      ///< of the photos, in the order of taking

/// One of five keys (ui/look/key_walk.hpp). Where it leads is known where the layout is; here it says that somebody is
/// there, and asks for help.
enum class WalkKey { previous, next, choose, back, help };
enum class WalkDevice {
    keyboard,  ///< Tab, Enter, the arrows
    pad,       ///< five switches, in the place of F1 to F5
    zone,      ///< a fifth of the screen
};
struct Walk { WalkKey key; WalkDevice device; };

using Intent = std::variant<Touched, StartReport, StartStatus, ChooseTopic, ChooseKecamatan, ChooseVillage, OpenKecamatanList,
                            TurnPage, ChooseDate, ChooseIdentity, TogglePublicity, ToggleAddressee, ToggleConsent,
                            OpenNotice, FocusField, TypeText, EraseCharacter, EraseWord, TakeSuggestion, PlaceCursor,
                            MoveCursor, SwitchKeyOrder, ShowKeys, CloseKeyboard, Next, Back,
                            EditFromReview, Send, PrintAgain, SeeReceipt, Done, LookUp, AskCancel, ConfirmCancel, CallOfficer,
                            CloseOverlay, AskLanguage, ChooseLanguage, NextTextSize, NextContrast,
                            ToggleListening, OpenListening, NextSpeechSpeed, NextSpeechVolume, SwitchSpeechOutput,
                            SayAgain, SayOn, ChooseOperation, Walk, OpenVoice, OpenPhotos, OpenScanner, StartRecording,
                            StopSound, PlayVoice, DropVoice, TakePhoto, KeepPhoto, RetakePhoto, DropPhoto>;

}  // namespace loket::ui
