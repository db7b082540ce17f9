import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

/// And of the `ArchiveRule` that says when a month is due, in the words of `ArchiveFault`.
@Suite struct ArchiveCandidatesTests {
    @Test func aRunBelongsToTheMonthInWhichItWasPreparedInUTC() throws {
        let home = try IndexedHome(for: "ArchiveCandidatesTests")
        home.fixture.clock.jump(by: .seconds(-21 * 86_400))
        let october = try home.record(["one"], by: .shell)
        home.fixture.clock.jump(by: .seconds(86_400))
        let november = try home.record(["one"], by: .shell, of: "gh-451")
        let open = try home.record(["one"], by: .shell, isOver: false, of: "gh-452")
        #expect(
            try ArchiveCandidates.months(in: home.paths.home, on: SystemDisk()).map(\.description) == [
                "2026-10", "2026-11",
            ]
        )
        let found = try ArchiveCandidates(
            of: IndexedHome.month("2026-11"),
            in: home.paths.home,
            to: home.archive,
            on: SystemDisk(),
            isRead: { _ in true }
        )
        #expect(found.runs.map(\.facts.paths) == [november])
        #expect(found.left.map(\.run) == [FilePath.name(of: open.directory)])
        let unread = try ArchiveCandidates(
            of: IndexedHome.month("2026-10"),
            in: home.paths.home,
            to: home.archive,
            on: SystemDisk(),
            isRead: { _ in false }
        )
        #expect(unread.runs.isEmpty && unread.left.map(\.run) == [FilePath.name(of: october.directory)])
    }

    @Test func aRunThatCannotBeReadIsNamedWithEveryMonth() throws {
        let home = try IndexedHome(for: "ArchiveCandidatesTests unread")
        let run = try home.record(["one"], by: .shell)
        try home.fixture.overwrite(run.state, with: Array("{".utf8))
        let found = try ArchiveCandidates(
            of: IndexedHome.month("2020-01"),
            in: home.paths.home,
            to: home.archive,
            on: SystemDisk(),
            isRead: { _ in true }
        )
        #expect(found.runs.isEmpty && found.left.count == 1)
    }

    @Test(arguments: [
        ("2026-10-31T23:59:59Z", false, "2026-10 is not over yet"),
        ("2026-10-31T23:59:59Z", true, "2026-10 is not over yet"),
        ("2026-11-01T00:00:00Z", false, "2026-10 is to be archived from 2026-12-01T00:00:00.000Z on"),
        ("2026-11-01T00:00:00Z", true, nil), ("2026-12-01T00:00:00Z", false, nil),
    ])
    func aMonthIsDueWhenItHasBeenOverForLongEnough(now: String, isForced: Bool, fault: String?) throws {
        let rule = ArchiveRule(daysAfter: 30)
        let found = rule.fault(of: try IndexedHome.month("2026-10"), at: try WallTime(iso: now), isForced: isForced)
        #expect(found?.description == fault)
        if found != nil { #expect(found?.hint != nil) }
    }
}
