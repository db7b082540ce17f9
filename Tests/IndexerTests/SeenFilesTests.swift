import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct SeenFilesTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "SeenFilesTests") }

    private var file: String { home.path("prices.txt") }

    /// So long after the last change.
    private func later(_ seconds: Int64 = 5) throws -> WallTime {
        let changed = try disk.status(of: file)?.changed ?? WallTime(nanoseconds: 0)
        return changed.advanced(by: .seconds(seconds))
    }

    private func areOthers(_ seen: inout SeenFiles, _ now: WallTime) throws -> Bool {
        try seen.areOthers(on: disk, at: now)
    }

    @Test func theyAreOthersTheFirstTimeAndThenOnlyWhereTheyChange() throws {
        var seen = SeenFiles([file, home.path("missing")])
        let first = [try areOthers(&seen, later()), try areOthers(&seen, later())]
        #expect(first == [true, false])
        try disk.createFile(file, with: [1])
        let made = [try areOthers(&seen, later()), try areOthers(&seen, later())]
        #expect(made == [true, false])
        try disk.replaceFile(file, with: [2])
        let replaced = [try areOthers(&seen, later()), try areOthers(&seen, later())]
        #expect(replaced == [true, false])
        try disk.remove(file)
        let removed = [try areOthers(&seen, later()), try areOthers(&seen, later())]
        #expect(removed == [true, false])
    }

    @Test func whatWasChangedJustNowIsLookedAtOnceMore() throws {
        try disk.createFile(file, with: [1])
        var seen = SeenFiles([file])
        let looks = [try areOthers(&seen, later(0)), try areOthers(&seen, later(0)), try areOthers(&seen, later())]
        #expect(looks == [true, true, true])
        let settled = try areOthers(&seen, later())
        #expect(!settled)
    }
}
