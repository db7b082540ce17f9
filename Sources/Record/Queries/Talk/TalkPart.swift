package import Domain

/// A part of a conversation as it is shown.
package struct TalkPart: Hashable, Sendable {
    package let at: WallTime?
    /// Who speaks from here on: user, assistant, system; nil where it is who spoke before.
    package let speaker: String?
    package let model: String?
    package let part: RenderedPart

    package init(at: WallTime?, speaker: String?, model: String?, part: RenderedPart) {
        self.at = at
        self.speaker = speaker
        self.model = model
        self.part = part
    }
}
