import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// Two hundred secrets under the real shim and the real index: whoever listens at the socket hears of none.
@Suite struct SecretFactsTests {
    private let plan = SecretPlan()
    private let trial: RunTrial

    init() throws {
        trial = try RunTrial(for: "SecretFactsTests")
        try trial.disk.makeFolders(trial.home.root)
        let settings = "[record]\nmarkers = [\"\(SecretFacts.prefix)\"]\n"
        try trial.disk.createFile(trial.home.configuration, with: Array(settings.utf8))
    }

    /// Half of the lines are told in the summary of a listener that comes then, the others as they come.
    @Test func noFactHoldsOne() throws {
        let planting = SecretPlanting(plan)
        let early = SecretFacts(plan.secrets.reversed())
        let late = SecretFacts(plan.secrets)
        let pipe = trial.scratch.path("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let first = trial.scratch.path("first")
        try trial.disk.createFile(first, with: planting.stdout.flatMap { $0 } + early.lines)
        let errors = trial.scratch.path("errors")
        try trial.disk.createFile(errors, with: planting.stderr.flatMap { $0 } + early.markers + late.markers)
        let script = "cat '\(first)'; cat '\(pipe)'; cat '\(errors)' >&2; cat '\(pipe)'"
        let environment = try trial.program("claude", script).merging(plan.environment) { $1 }
        let trial = trial
        let running = SideThread {
            let ran = try trial.roost("run", "--agent", "claude", "--task", "gh-450", "-p", "Plant.")
                .environment(environment).limit(.seconds(120)).run()
            guard ran.exitCode == 0 else { throw PlatformError.noProgress(subject: ran.stderr) }
        }
        let listener = FactListener(trial.home.root)
        let outcome = Result { try listen(listener, pipe, late) }
        try running.join()
        try outcome.get()
        try listener.end()
        expectNone(listener.frames)
    }

    private func listen(_ listener: FactListener, _ pipe: String, _ late: SecretFacts) throws {
        let bytes = try trial.disk.readAll(trial.scratch.path("first"), bytesMax: 1 << 24).count
        let isRecorded = try Eventually.wait(upTo: .seconds(60)) {
            guard try trial.disk.exists(trial.home.runs), let run = try trial.runs().first else { return false }
            return try trial.disk.status(of: run.paths.log(of: .stdout))?.bytes == Int64(bytes)
        }
        #expect(isRecorded)
        listener.begin()
        let index = try RunningProgram(Programs.path("roost-index"), [trial.home.root])
        #expect(listener.hears("summarized"))
        try write(late.lines, to: pipe)
        #expect(
            Eventually.wait(upTo: .seconds(60)) {
                listener.frames("event").contains { $0["type"]?.stringValue == "marker" }
            }
        )
        try write([], to: pipe)
        #expect(listener.hears("ended"))
        try index.signal(.terminate)
        #expect(try index.end() == .exited(code: 0))
    }

    private func write(_ bytes: [UInt8], to pipe: String) throws {
        let file = try trial.disk.openFile(pipe, .writeExisting)
        try trial.disk.writeAll(bytes, to: file)
    }

    private func expectNone(_ frames: [JSONObject]) {
        var bytes: [UInt8] = []
        for frame in frames { bytes += JSONWriter.bytes(.object(frame)) + [0x0a] }
        let found = SecretSearch(bytes).found(of: plan.secrets)
        #expect(found == [], "\(found.count) of \(plan.secrets.count)")
        // They were in what was told.
        let told = frames.filter { $0["fact"]?.stringValue != "summary" }
        #expect(told.count { JSONWriter.text(.object($0)).contains("redacted") } > plan.secrets.count * 8 / 10)
        let summary = frames.first { $0["fact"]?.stringValue == "summary" }.map { JSONWriter.text(.object($0)) } ?? ""
        #expect(summary.contains("redacted") && summary.contains("permission_asked"))
        for type in ["marker", "rate_limit", "turn_ended", "permission_asked", "retry", "subagent", "compaction"] {
            #expect(told.contains { $0["type"]?.stringValue == type }, "\(type)")
        }
    }
}
