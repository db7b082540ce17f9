import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct OpenRecordTests {
    @Test func answersWithoutWhatWasSaidWhileThatIsAway() throws {
        try TemporaryHome.with { home in
            let filled = try FilledRecord(in: home)
            try SystemDisk().rename(filled.paths.conversations, to: home.path("elsewhere.db"))

            let record = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)

            let sessions = try record.index.integer("SELECT count(*) FROM coordinator_sessions")
            #expect(sessions == 0)
            #expect(record.missingConversations == .missing(file: filled.paths.conversations))
            #expect(throws: QueriesError.self) { try record.requireConversations() }
        }
    }

    @Test func seesWhatWasSaidBesideTheIndex() throws {
        try TemporaryHome.with { home in
            let filled = try FilledRecord(in: home)

            let record = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)

            try record.requireConversations()
            let messages = try record.index.integer("SELECT count(*) FROM conversations.messages")
            #expect(messages == 0)
        }
    }

    @Test func saysThatThereIsNoIndexYet() throws {
        try TemporaryHome.with { home in
            let paths = RecordPaths(home: HomePaths(root: home.path))
            #expect(throws: QueriesError.store(.missing(file: paths.index))) {
                try OpenRecord(paths, on: SystemDisk(), at: FilledRecord.now)
            }
        }
    }
}
