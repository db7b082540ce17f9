import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct ErasePlanningTests {
    private static let secret = Array("correct-horse".utf8)

    private let scene: EraseScene
    private let run: RunPaths

    init() throws {
        scene = try EraseScene(for: "ErasePlanningTests")
        run = try scene.home.record(["the correct-horse", "and more"], by: .shell)
        try scene.home.pass()
    }

    private func findings() throws -> EraseFindings {
        var findings = EraseFindings()
        findings.files = try EraseSearch(scene.paths, on: scene.disk).places(of: SecretSearch(Self.secret))
        return findings
    }

    private func planning(on disk: any Disk = SystemDisk()) -> ErasePlanning {
        ErasePlanning(.secret(fingerprint: "ab12"), at: scene.home.fixture.clock.now().wall, on: disk)
    }

    @Test func aPlanHasTheNewFileItsDigestsAndWhatWasErased() throws {
        var planning = planning()
        let plan = try planning.plan(findings())
        let names = plan.copies.map { FilePath.name(of: $0.path) }
        #expect(names == ["stdout.log", "digests", "erased.json"])
        #expect(try plan.copies.allSatisfy { try scene.disk.exists($0.made) })
        let record = try ErasedRecord.read(plan.copies[2].made, on: scene.disk)
        #expect(record.erasures.map(\.secret) == ["ab12"] && record.erasures[0].session == plan.session)
        #expect(record.erasures[0].files == [ErasedFile("stdout.log", [4..<17])])
        #expect(plan.details["places"] == .integer(1) && plan.details["bytes"] == .integer(13))
        // Nothing has changed yet.
        #expect(try scene.home.fixture.text(run.log(of: .stdout)) == "the correct-horse\nand more\n")
    }

    @Test func whatWasErasedBeforeStaysInTheRecord() throws {
        try scene.erase("correct-horse")
        try scene.erase("and more")
        let record = try ErasedRecord.read("\(run.directory)/\(ErasedRecord.fileName)", on: scene.disk)
        #expect(record.erasures.count == 2 && record.erasures[0].secret != record.erasures[1].secret)
    }

    @Test func aPlanThatDoesNotComeAboutLeavesNothing() throws {
        let before = try FolderSnapshot(of: scene.paths.home.root)
        let findings = try findings()
        let count = try FaultyDisk.sweep(.fail(.noSpace), counting: [.write, .synchronize]) { disk in
            var planning = planning(on: disk)
            do {
                let plan = try planning.plan(findings)
                #expect(disk.firedCount == 0)
                for copy in plan.copies { try scene.disk.remove(copy.made) }
            } catch {
                #expect(disk.firedCount == 1)
            }
            let after = try FolderSnapshot(of: scene.paths.home.root)
            #expect(after.differences(from: before) == [])
        }
        #expect(count > 5)
    }

    @Test func whatIsHeldCannotBeWrittenMeanwhile() throws {
        var planning = planning()
        try planning.hold([.run(run.directory)])
        #expect(throws: JournalError.locked(run.directory)) { _ = try DirectoryLock(run.directory, on: scene.disk) }
        withExtendedLifetime(planning) {}
    }

    @Test func aRunWhoseStateCannotBeReadIsNotTakenForOver() throws {
        try scene.disk.remove(run.state)
        var planning = planning()
        #expect(throws: IndexerError.self) { try planning.hold([.run(run.directory)]) }
    }
}
