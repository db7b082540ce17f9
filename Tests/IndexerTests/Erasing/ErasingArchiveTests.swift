import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// Erasing what is archived, and what is kept of months that were pruned.
@Suite struct ErasingArchiveTests {
    private static let secrets = ["q\"uo\\te-7d~secret", "größe-3-äöü-3"]

    private let scene: EraseScene

    init() throws { scene = try EraseScene(for: "ErasingArchiveTests") }

    private func place(of run: RunPaths, in month: String) throws -> ArchivedRun {
        ArchivedRun(
            month: try EraseScene.month(month),
            task: FilePath.name(of: run.taskDirectory),
            run: FilePath.name(of: run.directory),
            in: scene.home.archive
        )
    }

    private func count(_ table: String) throws -> [[Value]] {
        try scene.home.archivedRows("2026-12", "SELECT count(*) FROM \(table)")
    }

    @Test func noByteIsLeftInPackedRunsAndPrunedMonths() throws {
        let run = try scene.leakIntoArchive(Self.secrets)
        let needles = Self.secrets.flatMap { secret in
            SecretWritings.all(of: Array(secret.utf8)).map { String(decoding: $0, as: UTF8.self) }
        }
        let before = try scene.holders(of: needles).map { FilePath.name(of: $0) }
        let name = FilePath.name(of: run.directory)
        #expect(Set(["kept-2026-11.db", "logs-2026-12.db", "\(name).zst", "\(name).json"]).isSubset(of: before))
        let packed = ["artifacts/\(Self.secrets[0])", "artifacts/\(Self.secrets[0])/notes.txt", "artifacts/link"]
        let holders = try scene.archivedHolders(of: needles, in: run)
        #expect(Set(packed + ["stdout.log"]).isSubset(of: holders), "\(holders)")
        let (blocks, size) = (try count("blocks"), try scene.home.disk.status(of: run.log(of: .stdout))?.bytes)
        let runs = try scene.home.rows("SELECT count(*) FROM runs")

        for secret in Self.secrets { try scene.erase(secret) }

        #expect(try scene.holders(of: needles) == [])
        #expect(try scene.archivedHolders(of: needles, in: run) == [])
        #expect(try scene.archivedHolders(of: ["****"], in: run).contains("stdout.log"))
        #expect(try scene.home.disk.status(of: run.log(of: .stdout))?.bytes == size && count("blocks") == blocks)
        #expect(try scene.home.rows("SELECT count(*) FROM runs") == runs)
        #expect(try scene.home.findings("2026-12") == [])
        let found = try RunVerification.check(run, disk: scene.home.disk, clock: scene.home.fixture.clock).findings
        #expect(found.allSatisfy { $0.severity == .note }, "\(found)")
        #expect(found.contains { $0.file == "stdout.log" && $0.message.contains("by roost erase (ses-") })
        let kept = scene.home.archive.keptDatabase(of: try EraseScene.month("2026-11"))
        let file = MonthFile(kept, on: scene.disk, at: scene.home.fixture.clock.now().wall)
        #expect(try file.findings() == [] && file.runs().count == 1)
        let titles = try file.open().rows("SELECT title FROM tasks WHERE task_id = 'gh-440'") { $0.text(0) }
        #expect(titles == ["Use " + String(repeating: "*", count: Self.secrets[0].utf8.count)])
        let left = try scene.files(scene.paths.home.root).filter {
            $0.hasSuffix(".erasing") || $0.hasSuffix(".unfinished")
        }
        #expect(left == [])
    }

    @Test func aMonthThatLiesElsewhereLosesItTooAndIsNotForgottenWhileItIsAway() throws {
        let secret = Self.secrets[1]
        let run = try scene.leakIntoArchive([secret])
        let elsewhere = scene.home.fixture.scratch.path("elsewhere")
        let away = scene.home.fixture.scratch.path("away")
        try scene.disk.makeFolders(elsewhere)
        for name in ["2026-12", "logs-2026-12.db"] {
            try scene.disk.rename("\(scene.home.archive.path)/\(name)", to: "\(elsewhere)/\(name)")
        }
        let attached = try scene.home.open().attach(elsewhere)
        #expect(attached.count == 1)
        try scene.disk.rename(elsewhere, to: away)
        let refusal = #expect(throws: IndexerError.self) { try scene.erase(secret) }
        #expect(refusal?.description.contains(elsewhere) ?? false && refusal?.hint != nil)
        try scene.disk.rename(away, to: elsewhere)

        try scene.erase(secret)

        let needles = SecretWritings.all(of: Array(secret.utf8)).map { String(decoding: $0, as: UTF8.self) }
        for path in try scene.files(elsewhere) {
            let bytes =
                path.hasSuffix(".zst") ? try scene.unpacked(path) : try scene.disk.readAll(path, bytesMax: 1 << 30)
            let isHolder = EraseScene.holds(bytes, needles)
            #expect(!isHolder, "\(path)")
        }
        #expect(try scene.archivedHolders(of: needles, in: run) == [])
        #expect(try scene.archivedHolders(of: ["****"], in: run).contains("stdout.log"))
    }

    @Test func anArchivedRunGoesWithAllThatItLeft() throws {
        let run = try scene.home.record(ClaudeTalk.lines())
        let other = try scene.home.record(["another run"], by: .shell, of: "gh-451")
        try scene.home.archive("2026-11")
        // As where a pruning was stopped once the rows were kept.
        let month = try EraseScene.month("2026-11")
        let now = scene.home.fixture.clock.now().wall
        let kept = MonthFile(scene.home.archive.keptDatabase(of: month), on: scene.disk, at: now)
        let names = [run, other].map { FilePath.name(of: $0.directory) }
        try kept.writeFacts(names, from: scene.home.open().writer.index)
        for (place, run) in [run, other].enumerated() {
            let erasing = try scene.erasing()
            let findings = try erasing.places(of: run)
            let packed = try self.place(of: run, in: "2026-11")
            #expect(findings.removals == [packed.list, packed.pack])
            let id = try RunID(names[place])
            #expect(try erasing.erase(findings, .run(id)) == [])
            let rows = try scene.home.rows("SELECT run_id FROM runs ORDER BY run_id").map(\.[0])
            #expect(rows == names.dropFirst(place + 1).map { .text($0) })
            #expect(try kept.runs() == Set(names.dropFirst(place + 1)))
            #expect(
                try scene.holders(of: [id.text]).allSatisfy { $0.contains("/sessions/") || $0.contains("index.db") }
            )
        }
        #expect(try scene.disk.list(scene.home.archive.path) == ["kept-2026-11.db"])
        let told = try scene.home.rows("SELECT count(*) FROM system_events WHERE component = 'erase'")
        #expect(told == [[.integer(2)]])
    }

    @Test func aRunOfAPrunedMonthLosesItsRows() throws {
        let runs = [try scene.home.record(["one"], by: .shell), try scene.home.record(["two"], by: .shell)]
        try scene.home.archive("2026-11")
        _ = try scene.home.open().prune(EraseScene.month("2026-11"))
        let names = runs.map { FilePath.name(of: $0.directory) }
        let erasing = try scene.erasing()
        #expect(try erasing.keptRun("run-x") == nil)
        let run = try #require(try erasing.keptRun(names[0]))
        let findings = try erasing.places(of: run)
        #expect(findings.files.map(\.treatment) == [.rows] && findings.removals == [])
        #expect(try erasing.erase(findings, .run(RunID(names[0]))) == [])
        #expect(try scene.home.rows("SELECT run_id FROM runs") == [[.text(names[1])]])
    }

    @Test func anArchivingThatWasStoppedIsFinishedFirst() throws {
        let run = try scene.home.record(["the correct-horse"], by: .shell)
        let copy = scene.repository.scratch.path("copy")
        _ = try ProgramCall("/bin/cp", ["-a", run.directory, copy]).run()
        try scene.home.archive("2026-11")
        try scene.disk.rename(copy, to: run.directory)
        let error = #expect(throws: IndexerError.self) { try scene.erasing().places(of: Array("correct-horse".utf8)) }
        #expect(error?.hint == "finish it first: roost archive --month 2026-11")
        // One that is not listed yet is nobody's, and goes.
        let place = try place(of: run, in: "2026-11")
        try scene.disk.remove(place.list)
        try scene.disk.createFile(place.unfinishedPack, with: Array("the correct-horse".utf8))
        try scene.erase("correct-horse")
        #expect(try scene.files(scene.home.archive.path).filter { !$0.hasSuffix(".db") } == [])
        #expect(try scene.home.fixture.text(run.log(of: .stdout)) == "the *************\n")
    }

    @Test func aMonthThatIsDamagedIsRefusedAndNothingIsChanged() throws {
        try scene.home.record(["the correct-horse"], by: .shell)
        let other = try scene.home.record(["another run"], by: .shell, of: "gh-451")
        try scene.home.archive("2026-11")
        let pack = try place(of: other, in: "2026-11").pack
        var bytes = try scene.home.bytes(pack, on: scene.disk)
        bytes[bytes.count / 2] ^= 0x20
        try scene.home.fixture.overwrite(pack, with: bytes)
        let before = try FolderSnapshot(of: scene.paths.home.root) { $0 == "index.lock" }
        let error = #expect(throws: IndexerError.self) { try scene.erase("correct-horse") }
        #expect(error?.description.contains("\(pack) is damaged") == true)
        let after = try FolderSnapshot(of: scene.paths.home.root) { $0 == "index.lock" }
        #expect(before.differences(from: after) == [])
    }

    @Test func anArchivedFileThatCannotBeReadWithoutItsNameIsRefused() throws {
        try scene.home.record(["one"], by: .shell)
        try scene.home.archive("2026-11")
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: Array("stdout.log".utf8))
        let before = try FolderSnapshot(of: scene.paths.home.root) { $0 == "index.lock" }
        let error = #expect(throws: IndexerError.self) {
            try erasing.erase(findings, .secret(Array("stdout.log".utf8), key: scene.key))
        }
        #expect(error?.description.contains("cannot be read without it") == true)
        let after = try FolderSnapshot(of: scene.paths.home.root) { $0 == "index.lock" }
        #expect(before.differences(from: after) == [])
    }
}
