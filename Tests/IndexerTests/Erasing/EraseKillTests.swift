import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// An erasure that is killed at each of its writes, and what brings it to its end.
@Suite struct EraseKillTests {
    private static let pointCount = 8
    private static let calls = ["pwrite64", "write", "fdatasync", "unlink", "rename", "mkdir"]
    private static let secret = "correct-horse-battery-staple"

    /// A home of its own for each time: what is erased does not come back.
    private func scene() throws -> (EraseScene, [RunPaths]) {
        let scene = try EraseScene(for: "EraseKillTests")
        let archived = try scene.home.record(["say \(Self.secret)"], by: .shell, of: "gh-451")
        try scene.home.archive("2026-11")
        let run = try scene.home.record((0..<40).map { "line \($0) \(Self.secret)" }, by: .shell)
        var session = try scene.home.begin()
        try session.record(.system, "It is \(Self.secret).")
        try session.end(.normal)
        try scene.left.put("c-left.jsonl", EraseScene.transcript([Self.secret]))
        _ = try scene.left.take(.claude)
        try scene.home.pass()
        return (scene, [archived, run])
    }

    private func program(_ scene: EraseScene) throws -> [String] {
        let secret = scene.repository.scratch.path("secret")
        try scene.disk.replaceFile(secret, with: Array(Self.secret.utf8))
        return try [Programs.path("roost-testbed"), "erase", scene.paths.home.root, secret]
    }

    /// The calls of an erasure that have to do with its home, each with its number among those of its name.
    private func points() throws -> [(name: String, number: Int)] {
        let (scene, _) = try scene()
        let log = scene.repository.scratch.path("calls")
        let filter = "trace=\(Self.calls.joined(separator: ","))"
        let options = ["-f", "-qq", "-y", "-s", "200", "-o", log, "-e", filter]
        let erasure = try RunningProgram(Programs.tool("strace"), options + program(scene))
        _ = try erasure.readAll()
        #expect(try erasure.end() == .exited(code: 0))
        var counts: [String: Int] = [:]
        var found: [(name: String, number: Int)] = []
        for line in try scene.home.fixture.text(log).split(separator: "\n") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }
            let name = String(call.prefix { $0 != "(" })
            counts[name, default: 0] += 1
            if call.contains(scene.paths.home.root) { found.append((name, counts[name, default: 0])) }
        }
        return found
    }

    @Test func whereverItIsKilledTheNextOneBringsItToItsEnd() throws {
        let points = try points()
        #expect(points.count > Self.pointCount)
        let isSoaking = Environment.current()["ROOST_SOAK"] == "1"
        let step = isSoaking ? 1 : max(1, points.count / Self.pointCount)
        var finishedCount = 0
        for place in stride(from: 0, to: points.count, by: step) {
            let point = points[place]
            let (scene, runs) = try scene()
            let inject = "inject=\(point.name):signal=KILL:when=\(point.number)"
            let erasure = try RunningProgram(
                Programs.tool("strace"),
                ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(point.name)", "-e", inject] + program(scene)
            )
            _ = try erasure.readAll()
            #expect(try erasure.end() == .signaled(.kill, coreDumped: false), "\(inject)")
            // Whatever comes by finishes it; where there was no plan yet, it is as if nothing had been.
            if place.isMultiple(of: 2) { try scene.home.pass() }
            if try eraseWhatIsLeft(scene) { finishedCount += 1 }
            try check(scene, runs, inject)
        }
        #expect(finishedCount > 0)
    }

    /// Answers whether nothing was.
    private func eraseWhatIsLeft(_ scene: EraseScene) throws -> Bool {
        let erasing = try scene.erasing()
        let findings = try erasing.places(of: Array(Self.secret.utf8))
        guard !findings.areNone else { return true }
        #expect(try erasing.erase(findings, .secret(Array(Self.secret.utf8), key: scene.key)) == [])
        return false
    }

    private func check(_ scene: EraseScene, _ runs: [RunPaths], _ inject: String) throws {
        try scene.disk.remove(scene.left.folder + "/c-left.jsonl")
        #expect(try scene.holders(of: [Self.secret]) == [], "\(inject)")
        for run in runs {
            let found = try RunVerification.check(run, disk: scene.home.disk, clock: scene.home.fixture.clock)
            #expect(found.worst == .note, "\(inject)")
        }
        #expect(try scene.home.findings("2026-11") == [], "\(inject)")
        let told = try scene.home.rows("SELECT count(*) FROM system_events WHERE component = 'erase'")
        #expect(told == [[.integer(1)]], "\(inject)")
        let left = try scene.files(scene.paths.home.root).filter {
            $0.hasSuffix(EraseSearch.madeSuffix) || $0.hasSuffix(".unfinished")
        }
        #expect(try left == [] && !scene.disk.exists(EraseWork.folder(of: scene.paths)), "\(inject)")
        let report = try scene.home.pass()
        #expect(report.isComplete && report.troubles.isEmpty, "\(inject)")
    }
}
