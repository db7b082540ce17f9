import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport

@testable import TerminalUI

/// The record of the story, with the desk in front of it that answers from it.
final class DeskRecord {
    /// 2026-11-21 19:00:00 UTC
    static let now = WallTime(nanoseconds: 1_795_287_600_000_000_000)

    private let home: TemporaryHome
    private let index: Connection
    private let paths: RecordPaths

    init(for test: String) throws {
        home = try TemporaryHome(for: test)
        let disk = SystemDisk()
        paths = RecordPaths(home: HomePaths(root: home.path))
        let index = try IndexSchema.current.open(paths.index, for: .create, on: disk, at: Self.now)
        let said = try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: Self.now)
        let story = StoryScript()
        try index.write { () throws(StoreError) in try index.runScript(story.index) }
        try said.write { () throws(StoreError) in try said.runScript(story.said) }
        self.index = index
    }

    func run(_ script: String) throws { try index.write { () throws(StoreError) in try index.runScript(script) } }

    func desk() throws -> RecordDesk {
        RecordDesk(try OpenRecord(paths, on: SystemDisk(), at: Self.now), .utc, at: Self.now)
    }
}
