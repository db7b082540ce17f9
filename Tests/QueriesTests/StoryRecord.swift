import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport

/// A record of what happened in the story.
final class StoryRecord {
    let home: TemporaryHome
    let filled: FilledRecord
    let record: OpenRecord

    init(for test: String, _ story: StoryScript = StoryScript()) throws {
        home = try TemporaryHome(for: test)
        let filled = try FilledRecord(in: home)
        self.filled = filled
        try filled.index.write { () throws(StoreError) in try filled.index.runScript(story.index) }
        try filled.conversations.write { () throws(StoreError) in try filled.conversations.runScript(story.said) }
        record = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)
    }

    /// Writes what a test wants to be there as well.
    func add(_ script: String) throws {
        try filled.index.write { () throws(StoreError) in try filled.index.runScript(script) }
    }

}
