#include "kiosk/app/studio_desk.hpp"

#include "kiosk/base/log.hpp"
#include "kiosk/devices/sources.hpp"
#include "sync/wire/file_seal.hpp"
#include "sync/wire/proof.hpp"

namespace loket::kiosk {
namespace {

using namespace devices;

constexpr std::string_view kRoom = "studio";

ui::Facts::Presence fact_of(Presence presence) {
    return presence == Presence::present ? ui::Facts::Presence::present : ui::Facts::Presence::absent;
}

ui::PictureHold picture_of(const Frame& frame) {
    const BytesView rgb = frame.rgb.reveal();
    return std::make_shared<const ui::CameraPicture>(int(frame.width), int(frame.height),
                                                     Bytes(rgb.begin(), rgb.end()));
}

/// Seals it, as a kept file of the draft.
template <class Told>
Result<Told> seal(const Secret& content, MediaType type, Entropy& entropy) {
    auto sealed = TRY(sync::seal_file(content.reveal(), type, entropy));
    ui::KeptFile file{.hash = sealed.attachment.hash,
                      .ciphertext = std::make_shared<const Bytes>(std::move(sealed.ciphertext))};
    return Told{std::move(sealed.attachment), std::move(file)};
}

/// Frames are sent one by one, so that no more come than are looked at.
bool wants_frames(const ui::State& state) {
    const bool has_camera = state.screen == ui::Screen::photos || state.screen == ui::Screen::scan;
    return has_camera && state.studio.phase == ui::Studio::Phase::ready;
}

}  // namespace

StudioDesk::StudioDesk(Parts parts, Entropy& entropy, std::function<void()> wake)
    : parts_(std::move(parts)), entropy_(entropy), wake_(std::move(wake)) {}

void StudioDesk::carry_out(const StudioRequest& request, const ui::Access& access) {
    if (const auto* opened = std::get_if<ui::OpenDevice>(&request)) return open(opened->device, access);
    if (std::holds_alternative<ui::CloseDevice>(request)) return close();
    if (!process_) return;
    if (const auto* file = std::get_if<ui::PlayFile>(&request)) return play(*file);
    switch (std::get<ui::UseDevice>(request).what) {
        case ui::UseDevice::What::record: return process_->tell(Record{});
        case ui::UseDevice::What::stop: return process_->tell(StopSound{});
        case ui::UseDevice::What::photograph: return process_->tell(TakePhoto{});
        case ui::UseDevice::What::look: return process_->tell(WantFrame{});
    }
}

void StudioDesk::open(ui::Device device, const ui::Access& access) {
    close();
    const bool is_private = access.listening.output == ui::SpeechOutput::headphones;
    const auto& loudspeaker =
        is_private && !parts_.speech.headphone_device.empty() ? parts_.speech.headphone_device : parts_.speech.device;
    std::vector<std::string> command{parts_.program};
    if (device == ui::Device::microphone) {
        command.insert(command.end(), {"microphone", parts_.microphone.device, loudspeaker});
    } else {
        command.insert(command.end(), {device == ui::Device::camera ? "camera" : "scanner", parts_.camera.device});
    }
    auto process = MediaProcess::start(std::move(command), [this, opening = opening_](MediaNews news) {
        news_.put({opening, std::move(news)});
        wake_();
    });
    if (!process) {
        log_error(kRoom, process.error());
        news_.put({opening_, Trouble::device});
        return wake_();
    }
    process_ = std::move(*process);
    if (device != ui::Device::microphone) process_->tell(WantFrame{});
}

void StudioDesk::close() {
    ++opening_;
    if (!process_) return;
    process_->leave();
    leaving_.push_back(std::move(process_));
}

void StudioDesk::play(const ui::PlayFile& file) {
    auto ogg = sync::open_file(*file.ciphertext, file.attachment);
    if (ogg) return process_->tell(Play{Secret(std::move(*ogg))});
    log_error(kRoom, ogg.error());
    news_.put({opening_, Trouble::sound});
    wake_();
}

void StudioDesk::bring_news(Front& front) {
    std::erase_if(leaving_, [](const auto& process) { return process->has_left(); });
    if (front.state().screen == ui::Screen::welcome) {
        front.set_devices(fact_of(microphone_presence(parts_.microphone.device)),
                          fact_of(camera_presence(parts_.camera.device)));
    }
    while (auto heard = news_.try_take()) {
        if (heard->opening != opening_) continue;
        const bool is_frame = std::holds_alternative<Frame>(heard->news);
        if (auto event = event_of(std::move(heard->news))) front.take(*event);
        if (is_frame && process_ && wants_frames(front.state())) process_->tell(WantFrame{});
    }
}

std::optional<ui::Event> StudioDesk::event_of(MediaNews news) {
    if (std::holds_alternative<Ready>(news)) return ui::DeviceReady{};
    if (const auto* heard = std::get_if<Heard>(&news)) return ui::SoundHeard{heard->level, Milliseconds(heard->so_far)};
    if (std::holds_alternative<Played>(news)) return ui::SoundEnded{};
    if (const auto* frame = std::get_if<Frame>(&news)) return ui::CameraSees{picture_of(*frame)};
    if (const auto* code = std::get_if<CodeRead>(&news)) return ui::CodeSeen{number_in(code->text)};
    if (const auto* recorded = std::get_if<Recorded>(&news)) {
        auto told = seal<ui::VoiceRecorded>(recorded->ogg, MediaType::ogg, entropy_);
        if (!told) return trouble(told.error());
        told->file.length = Milliseconds(recorded->length);
        return *std::move(told);
    }
    if (const auto* photo = std::get_if<Photo>(&news)) {
        auto told = seal<ui::PhotoTaken>(photo->jpeg, MediaType::jpeg, entropy_);
        if (!told) return trouble(told.error());
        told->file.picture = picture_of(photo->picture);
        return *std::move(told);
    }
    switch (std::get<Trouble>(news)) {
        case Trouble::device: return ui::DeviceTrouble{ui::DeviceTrouble::What::device};
        case Trouble::sound: return ui::DeviceTrouble{ui::DeviceTrouble::What::sound};
        case Trouble::picture: break;
    }
    return std::nullopt;
}

ui::Event StudioDesk::trouble(const Error& error) const {
    log_error(kRoom, error);
    return ui::DeviceTrouble{ui::DeviceTrouble::What::device};
}

std::optional<TicketNumber> StudioDesk::number_in(const std::string& code) const {
    if (auto number = parse_ticket_number(code)) return *std::move(number);
    if (const auto proof = sync::read_proof(code, parts_.hub)) return proof->number;
    return std::nullopt;
}

}  // namespace loket::kiosk
