import Domain
import TestSupport
import Testing

@Suite struct RunIDTests {
    private let time = WallTime(nanoseconds: 1_795_222_383_456_789_999)

    @Test func aMintedIdTellsItsMomentInUTC() {
        #expect(RunID.mint(at: time, random: 0).text == "run-20261121-005303-456789-000000")
        #expect(RunID.mint(at: time, random: .max).text == "run-20261121-005303-456789-zzzzzz")
        #expect(RunID.mint(at: WallTime(nanoseconds: 0), random: 1).text == "run-19700101-000000-000000-100000")
    }

    @Test func aMintedIdIsARunId() throws {
        let minted = RunID.mint(at: time, random: 0x1234_5678_9abc_def0)
        #expect(try RunID(minted.text) == minted)
    }

    @Test func aThousandOfOneInstantDiffer() {
        var random = SeededGenerator(seed: 7)
        let ids = (0..<1_000).map { _ in RunID.mint(at: time, random: random.next()) }
        #expect(Set(ids).count == 1_000)
    }

    @Test func aThousandOfOneSecondSortByTime() {
        var random = SeededGenerator(seed: 8)
        let ids = (0..<1_000).map { turn in
            RunID.mint(at: time + .milliseconds(turn), random: random.next())
        }
        #expect(Set(ids).count == 1_000)
        #expect(ids.sorted() == ids)
    }

    @Test func idsSortByTimeAcrossYears() {
        var random = SeededGenerator(seed: 9)
        let moments = stride(from: Int64(0), to: 9_000_000_000_000_000_000, by: 90_000_000_000_000_007)
        let ids = moments.map { RunID.mint(at: WallTime(nanoseconds: $0), random: random.next()).text }
        #expect(ids.sorted() == ids)
    }

    @Test func anErrorNamesTheRunId() {
        #expect(throws: IdentifierError.badCharacter("run/1", noun: "run id")) { try RunID("run/1") }
    }
}
