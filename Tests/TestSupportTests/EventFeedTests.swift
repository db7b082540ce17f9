import Domain
import JSON
import TestSupport
import Testing

@Suite struct EventFeedTests {
    private let feed = EventFeed(seed: 5, textBytesMax: 100)

    private func event(_ number: Int64) throws -> Event {
        let entry = feed.entry(number)
        return Event(
            sequence: number,
            scope: .session(try SessionID("ses-2026-11-21-abcdef")),
            typeText: entry.type.rawValue,
            level: .known(entry.level),
            createdAt: WallTime(nanoseconds: 0),
            message: entry.message,
            data: entry.data
        )
    }

    @Test func eventsAreTheSameForTheSameSeedAndNumberOnly() {
        let other = EventFeed(seed: 6, textBytesMax: 100)
        for number in Int64(1)...50 {
            #expect(feed.entry(number) == EventFeed(seed: 5, textBytesMax: 100).entry(number))
            #expect(feed.entry(number) != feed.entry(number + 1))
            #expect(feed.entry(number) != other.entry(number))
        }
    }

    @Test func theirDataComesBackFromJSON() throws {
        for number in Int64(1)...200 {
            let data = feed.entry(number).data
            #expect(try JSONReader.read(JSONWriter.text(.object(data))) == .object(data))
        }
    }

    @Test func oneThatWasChangedIsNotTheFeeds() throws {
        let event = try event(9)
        #expect(EventFeed.number(of: event) == 9)
        #expect(feed.holds(event, 9))
        #expect(!feed.holds(event, 10))
        var changed = event
        changed.data.append("more", 1)
        #expect(!feed.holds(changed, 9))
        changed = event
        changed.level = .unknown("loud")
        #expect(!feed.holds(changed, 9))
        changed = event
        changed.message += "!"
        #expect(!feed.holds(changed, 9))
        changed.message = "Prepared."
        #expect(EventFeed.number(of: changed) == nil)
    }
}
