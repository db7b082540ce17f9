import JSON
import Testing

@testable import Dashboard

@Suite struct LiveEventTests {
    @Test func anEventIsOneBlockOfLines() {
        let event = LiveEvent("task", ["title": "a\nb"], id: LiveEvent.ID(session: "ses-1", sequence: 7))
        #expect(
            String(decoding: event.bytes, as: UTF8.self) == "id: ses-1.7\nevent: task\ndata: {\"title\":\"a\\nb\"}\n\n"
        )
    }

    @Test func anIdIsReadAsItWasWritten() {
        let id = LiveEvent.ID(session: "ses-2026-11-21-a.b", sequence: 42)
        #expect(LiveEvent.ID("\(id)") == id)
        for text in ["", "7", "ses", "ses.x", "ses."] { #expect(LiveEvent.ID(text) == nil) }
    }
}
