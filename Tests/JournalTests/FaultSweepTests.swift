import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

/// The life of a run directory in which one operation of the disk fails: the first, the second, and so on until none is
/// left that could.
@Suite struct FaultSweepTests {
    private let plan = LifePlan(seed: 2)

    @Test func aLifeWithoutFaultsShowsAllThatItSaid() throws {
        let home = try TemporaryHome()
        var witness = LifeWitness(plan)
        try LifeTrial.live(plan, in: home.path, SystemDisk()) { witness.note($0) }
        #expect(try LifeTrial(of: plan).complaints(after: witness, in: home.path) == [])
        #expect(witness.hasEnded)
        #expect(witness.states.count > 3)
    }

    @Test(arguments: [Errno.noSpace, .quota, .inputOutput, .readOnlyFileSystem])
    func anErrorAtAnyOperationTakesNothingBack(errno: Errno) throws {
        let met = try sweep(.fail(errno), counting: Operation.effects)
        #expect(met > 100)
    }

    @Test func aWriteThatTakesNoByteTakesNothingBack() throws {
        let met = try sweep(.short(bytes: 0), counting: [.write])
        #expect(met > 20)
    }

    @Test(arguments: [Fault.fail(.interrupted), .short(bytes: 1), .short(bytes: 30)])
    func whatIsTriedAgainAtOnceLeavesNoTrace(fault: Fault) throws {
        let home = try TemporaryHome()
        let place = home.path("life")
        try LifeTrial.live(plan, in: place, SystemDisk()) { _ in }
        let untroubled = try FolderSnapshot(of: place)
        try SystemDisk().rename(place, to: home.path("untroubled"))
        var number = 0
        let counted = fault == .fail(.interrupted) ? Operation.effects : [.write]
        let met = try FaultyDisk.sweep(fault, counting: counted) { disk in
            number += 1
            try LifeTrial.live(plan, in: place, disk) { _ in }
            #expect(try FolderSnapshot(of: place).differences(from: untroubled) == [], "operation \(number)")
            try SystemDisk().rename(place, to: home.path("done-\(number)"))
        }
        #expect(met > 20)
    }

    /// The disk is full after so many bytes, and has room again when the writer has looked once more.
    @Test func aFullDiskIsWaitedForAndTearsNothing() throws {
        let trial = try LifeTrial(of: plan)
        var endedCount = 0
        for roomBytes in stride(from: 0, to: 16_000, by: 61) {
            let home = try TemporaryHome()
            let disk = FaultyDisk()
            disk.roomBytes = roomBytes
            var witness = LifeWitness(plan)
            let failure = failure {
                try LifeTrial.live(
                    plan,
                    in: home.path,
                    disk,
                    pass: { if disk.roomBytes == 0 { disk.roomBytes = nil } },
                    acknowledge: { witness.note($0) }
                )
            }
            if witness.hasEnded { endedCount += 1 } else { #expect(witness.directory == nil, "\(roomBytes) bytes") }
            let complaints = try trial.complaints(after: witness, in: home.path)
            #expect(complaints.isEmpty, "\(roomBytes) bytes, \(failure ?? "it went on"): \(complaints)")
        }
        #expect(endedCount > 100)
    }

    @Test func anotherOutcomeThanTheRecordedOneIsRefused() throws {
        let home = try TemporaryHome()
        var witness = LifeWitness(plan)
        try LifeTrial.live(plan, in: home.path, SystemDisk()) { witness.note($0) }
        let paths = RunPaths(directory: try #require(witness.directory))
        let ended = try FolderSnapshot(of: paths.directory)
        var run = try RunRecovery.open(paths, disk: SystemDisk(), clock: SystemClock())
        #expect(run.recordedOutcome == .completed)
        let lost = SaidOutcome(ok: false, outcome: .lost, summary: "Its writer is gone.")
        let error = failure { try run.end(lost, reason: .unknown) }
        #expect(error == "\(JournalError.ended(paths.directory))")
        #expect(try FolderSnapshot(of: paths.directory) == ended)
    }

    /// The event stands in the journal, though nobody can say whether it will after a power cut.
    @Test func anEventWhoseSyncFailedHasItsNumber() throws {
        let fixture = try RunFixture()
        let paths = try fixture.prepare().paths
        let healthy = FaultyDisk(counting: [.synchronize])
        _ = try RunRecovery.open(paths, disk: healthy, clock: fixture.clock)
        let due = healthy.operations.count + 1
        let disk = FaultyDisk(SystemDisk(), [due: .fail(.inputOutput)], counting: [.synchronize])
        do {
            var run = try RunRecovery.open(paths, disk: disk, clock: fixture.clock)
            try run.record(.pipeHeld, .warn, "one")
            fixture.clock.advance(by: .seconds(2))
            for message in ["two", "three"] {
                let error = failure { try run.record(.pipeHeld, .warn, message) }
                #expect(error?.contains("may be lost") == true)
            }
        }
        #expect(disk.firedCount == 1)
        #expect(try fixture.events(paths).map(\.sequence) == [1, 2, 3, 4])
        #expect(try fixture.verify(paths).word == "whole")
    }

    private func sweep(_ fault: Fault, counting counted: Set<Operation>) throws -> Int {
        let trial = try LifeTrial(of: plan)
        var number = 0
        return try FaultyDisk.sweep(fault, counting: counted) { disk in
            number += 1
            let home = try TemporaryHome()
            var witness = LifeWitness(plan)
            let failure = failure { try LifeTrial.live(plan, in: home.path, disk) { witness.note($0) } }
            let complaints = try trial.complaints(after: witness, in: home.path)
            let met = disk.operations.dropFirst(number - 1).first.map(\.rawValue) ?? "none"
            #expect(
                complaints.isEmpty,
                "\(fault) at operation \(number), \(met): \(failure ?? "it went on"): \(complaints)"
            )
        }
    }

    private func failure(of body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }
}
