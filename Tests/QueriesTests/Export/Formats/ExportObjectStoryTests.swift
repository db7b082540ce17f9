import Domain
import JSON
import Testing

@testable import Queries

@Suite struct ExportObjectStoryTests {
    private let at = WallTime(nanoseconds: 0)

    @Test func whatHappenedToASessionIsOfNoRun() {
        let event = RecordedEvent(
            origin: .session,
            owner: "ses-1",
            task: nil,
            at: at,
            type: "startup",
            severity: "info",
            component: nil,
            message: "m",
            details: .null,
            stackTrace: nil
        )
        #expect(ExportObject.of(event)["session"] == "ses-1" && ExportObject.of(event)["run"] == .null)
        var other = event
        other.origin = .agent
        #expect(ExportObject.of(other)["session"] == .null && ExportObject.of(other)["run"] == "ses-1")
    }

    @Test func anExportSaysWhatItIsOf() {
        let window = ExportHeading(
            at: at,
            version: "1",
            selection: .window(TimeWindow(since: at)),
            tasks: [],
            isRaw: true
        )
        let object = ExportObject.of(window)
        #expect(object["schema"] == "roost.export/1" && object["redacted"] == false)
        #expect(object["selection"]?["since"] == "1970-01-01T00:00:00.000Z" && object["selection"]?["until"] == .null)
        #expect(window.title == "Since 1970-01-01T00:00:00.000Z")
    }
}
