import Domain
import JSON
import Journal
import Packing
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct ErasingTests {
    /// One of each kind, and under `make soak` twenty.
    private static let secretCount = Environment.current()["ROOST_SOAK"] == "1" ? 20 : 4

    private static let secrets = (0..<secretCount).map { number in
        switch number % 4 {
        case 0: "sesam-\(number)-\(String(number * 7_919, radix: 36))-open"
        case 1: "pass word \(number)/plus+\(number)"
        case 2: "q\"uo\\te\(number)d~secret"
        default: "größe-\(number)-äöü-\(number)"
        }
    }

    private let scene: EraseScene

    init() throws { scene = try EraseScene(for: "ErasingTests") }

    /// What verifying all of the home finds wrong.
    private func faults() throws -> [Finding] {
        let directories = try VerificationTargets.directories(below: scene.paths.home.root, on: scene.disk) ?? []
        return try directories.flatMap { directory in
            let found = try VerificationTargets.check(directory, disk: scene.disk, clock: scene.home.fixture.clock)
            return found.findings.filter { $0.severity > .note }
        }
    }

    @Test func noByteOfManySecretsIsLeftInAnyOfTheirForms() throws {
        try scene.leak(Self.secrets)
        // Digits at the ends of base64 are shared with what stands beside the secret.
        let needles = Self.secrets.flatMap { secret in
            SecretWritings.all(of: Array(secret.utf8)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(try scene.holders(of: needles).count > 8)
        let sizes = try scene.files(scene.paths.home.runs).map { try scene.disk.status(of: $0)?.bytes }
        for secret in Self.secrets.dropLast() {
            let findings = try scene.erasing().places(of: Array(secret.utf8))
            #expect(findings.placeCount > 30 && findings.left.count == 1, "\(secret)")
        }
        try scene.disk.remove("\(scene.left.folder)/c-left.jsonl")
        for secret in Self.secrets { try scene.erase(secret) }
        #expect(try scene.holders(of: needles) == [])
        let kept = try scene.files(scene.paths.home.runs).filter { !$0.hasSuffix(ErasedRecord.fileName) }
        #expect(try kept.map { try scene.disk.status(of: $0)?.bytes } == sizes)
        let faults = try faults()
        #expect(faults == [])
    }

    @Test func verifyingSaysWhatWasErasedAndTheJournalToo() throws {
        let secret = Self.secrets[2]
        let run = try scene.leak([secret])
        #expect(try scene.home.fixture.verify(run).worst ?? .note == .note)
        try scene.erase(secret)
        let told = try scene.home.fixture.verify(run).findings.filter { $0.message.contains("by roost erase (ses-") }
        #expect(told.map(\.file).sorted() == ["artifacts/notes.txt", "prompt.txt", "stderr.log"])
        let rows = try scene.home.rows(
            "SELECT event_type, severity, component, message, details FROM system_events WHERE component = 'erase'"
        )
        #expect(rows.count == 1 && rows[0][0] == .text("erased") && rows[0][1] == .text("warning"))
        guard case .text(let details) = rows[0][4] else { throw TestFailure() }
        let fingerprint = Hex.encode(HMACSHA256.code(Array(secret.utf8), key: scene.key))
        #expect(try JSONReader.read(details)["secret_hmac_sha256"]?.stringValue == fingerprint)
        #expect(!details.contains("uo"))
    }

    @Test func aByteThatIsEditedLaterIsStillSeen() throws {
        let run = try scene.leak([Self.secrets[0]])
        _ = try scene.home.fixture.verify(run)
        try scene.erase(Self.secrets[0])
        var bytes = try scene.disk.readAll(run.log(of: .stderr), bytesMax: 1 << 20)
        bytes[2] ^= 1
        try scene.disk.replaceFile(run.log(of: .stderr), with: bytes)
        #expect(try scene.home.fixture.verify(run).worst == .edited)
    }

    @Test func theRowsAreThoseOfTheFiles() throws {
        try scene.leak([Self.secrets[1]])
        try scene.erase(Self.secrets[1])
        let rows = try scene.left.rows()
        #expect(try scene.left.rebuiltRows() == rows)
        #expect(rows.contains { $0.contains("****") })
    }

    @Test func aRunThatGoesOnIsRefusedAndNothingIsChanged() throws {
        try scene.leak([Self.secrets[0]])
        try scene.home.record(["the \(Self.secrets[0]) again"], by: .shell, isOver: false, of: "gh-460")
        let before = try FolderSnapshot(of: scene.paths.home.root) { $0.contains(".db") || $0 == "index.lock" }
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: Array(Self.secrets[0].utf8))
        let error = #expect(throws: IndexerError.self) {
            try erasing.erase(findings, .secret(Array(Self.secrets[0].utf8), key: scene.key))
        }
        #expect(error?.description.contains("has not ended") == true && error?.hint?.contains("roost run stop") == true)
        let after = try FolderSnapshot(of: scene.paths.home.root) { $0.contains(".db") || $0 == "index.lock" }
        #expect(before.differences(from: after) == [])
    }

    @Test func aSessionThatGoesOnIsRefused() throws {
        var session = try scene.home.begin()
        try session.record(.system, "It is \(Self.secrets[0]).")
        try session.flush()
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: Array(Self.secrets[0].utf8))
        #expect(throws: IndexerError.self) {
            try erasing.erase(findings, .secret(Array(Self.secrets[0].utf8), key: scene.key))
        }
        try session.end(.normal)
    }

    @Test func whatStandsWhereARecordHasItsOwnWordsIsRefused() throws {
        try scene.leak([Self.secrets[0]])
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: Array("local-run-v1".utf8))
        #expect(findings.placeCount > 0)
        // Of a document that says how it is laid out, all else could still be read: only what breaks it is refused.
        let word = try erasing.places(of: Array("\"createdAt\"".utf8))
        let error = #expect(throws: IndexerError.self) {
            try erasing.erase(word, .secret(Array("\"createdAt\"".utf8), key: scene.key))
        }
        #expect(error?.description.contains("cannot be read without it") == true)
        #expect(try !scene.files(scene.paths.home.root).contains { $0.hasSuffix(EraseSearch.madeSuffix) })
    }

    @Test func whatIsTheUsersOwnIsNamedAndLeft() throws {
        let path = scene.paths.home.configuration
        let text = "[agents.claude]\nmodel = \"\(Self.secrets[0])\"\n"
        try scene.disk.createFile(path, with: Array(text.utf8))
        let findings = try scene.erasing().places(of: Array(Self.secrets[0].utf8))
        #expect(findings.areNone && findings.left.map(\.path) == [path])
        #expect(try scene.home.fixture.text(path) == text)
    }

    // MARK: - Runs

    @Test func aRunGoesWithAllThatItLeft() throws {
        let kept = try scene.home.record(["another run"], by: .shell, of: "gh-470")
        let run = try scene.home.record(ClaudeTalk.lines("c-left"), of: "gh-471")
        try scene.left.put("c-left.jsonl", EraseScene.transcript(["something"]))
        _ = try scene.left.take(.claude)
        try scene.home.pass()
        let worker = "\(scene.paths.home.workers)/worker-1-0"
        try scene.disk.makeFolders(worker)
        try scene.disk.link("\(worker)/output.log", to: run.log(of: .stdout))
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: run)
        #expect(findings.removals.count == 3 && findings.left.count == 1)
        let id = try RunID(FilePath.name(of: run.directory))
        #expect(try erasing.erase(findings, .run(id)) == [])
        #expect(try scene.disk.list(scene.paths.home.imports) == [] && scene.disk.list(worker) == [])
        let runs = try scene.home.rows("SELECT run_id FROM runs")
        #expect(runs == [[.text(FilePath.name(of: kept.directory))]])
        #expect(try scene.home.rows("SELECT count(*) FROM conversations.messages") == [[.integer(0)]])
        let told = try scene.home.rows("SELECT message FROM system_events")
        #expect(told == [[.text("Erased the run \(id).")]])
        let names = try scene.files(scene.paths.home.runs).filter { $0.contains(id.text) }
        #expect(names.isEmpty)
    }

    @Test func aConversationThatTwoRunsHadStays() throws {
        let first = try scene.home.record(ClaudeTalk.lines("c-left"), of: "gh-471")
        try scene.home.record(ClaudeTalk.lines("c-left", message: "msg_2"), of: "gh-472")
        try scene.left.put("c-left.jsonl", EraseScene.transcript(["something"]))
        _ = try scene.left.take(.claude)
        try scene.home.pass()
        let findings = try scene.erasing().places(of: first)
        #expect(findings.removals == [first.directory])
        #expect(findings.left.map(\.why) == ["other runs have part in this conversation"])
    }
}

private struct TestFailure: Error {}
