import Platform
import TestSupport
import Testing

@Suite struct MetricsCommandTests {
    @Test func aHomeWithNothingInItHasFiguresToo() throws {
        let home = try TemporaryHome(for: "MetricsCommandTests")
        let roost = try CommandTester("roost").arguments("metrics").environment(["ROOST_HOME": home.path("none")])
        let result = try roost.run()
        #expect(result.exitCode == 0 && result.stderr == "")
        let scrape = try MetricsGrammar(result.stdout)
        #expect(scrape.samples["roost_up"] == 0 && scrape.samples["roost_workers"] == 0)
        #expect(scrape.samples["roost_record_up"] == 1)
        #expect(try SystemDisk().exists(home.path("none")) == false)
        #expect(try roost.withoutReader().run().exitCode == 0)
        #expect(try roost.arguments("--loud").run().exitCode == 2)
        #expect(try roost.environment(["ROOST_RUN_DRAIN": "5"]).run().exitCode == 1)
    }

    @Test func aRecordThatCannotBeAskedIsOneOfTheFigures() throws {
        let home = try TemporaryHome(for: "MetricsCommandTests")
        try SystemDisk().makeFolders(home.path("index.db"))
        let result = try CommandTester("roost").arguments("metrics").environment(["ROOST_HOME": home.path]).run()
        let scrape = try MetricsGrammar(result.stdout)
        #expect(result.exitCode == 0 && result.stderr.contains("index.db"), "\(result.stderr)")
        #expect(scrape.samples["roost_record_up"] == 0 && scrape.samples["roost_up"] == 0)
        #expect(scrape.values("roost_tasks").isEmpty && (scrape.samples["roost_disk_free_bytes"] ?? 0) > 0)
    }

    @Test func theDaemonTellsWhoIsAtWork() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.agent()
        _ = try trial.start("--workers", "3")
        let isSeen = try Eventually.wait(upTo: .seconds(60)) {
            try MetricsGrammar(try trial.roost("metrics").stdout).samples["roost_workers"] == 1
        }
        let result = try trial.roost("metrics")
        let scrape = try MetricsGrammar(result.stdout)
        #expect(isSeen && result.exitCode == 0, "\(result.stderr)")
        #expect(scrape.samples["roost_up"] == 1 && scrape.samples["roost_daemon_paused"] == 0)
        #expect(scrape.samples["roost_workers_max"] == 3)
        #expect(scrape.values("roost_workers_by_verdict").values.reduce(0, +) == 1)
        #expect((scrape.samples["roost_daemon_uptime_seconds"] ?? 0) > 0)
        #expect((scrape.samples["roost_daemon_open_files"] ?? 0) > 5)
        #expect(try trial.roost("daemon", "pause").exitCode == 0)
        #expect(try MetricsGrammar(try trial.roost("metrics").stdout).samples["roost_daemon_paused"] == 1)
        #expect(try trial.roost("stop", "--now").exitCode == 0)
        #expect(try MetricsGrammar(try trial.roost("metrics").stdout).samples["roost_up"] == 0)
    }

    @Test func everyMetricIsDocumented() throws {
        let home = try TemporaryHome(for: "MetricsCommandTests")
        let result = try CommandTester("roost").arguments("metrics").environment(["ROOST_HOME": home.path]).run()
        let root = (0..<5).reduce(#filePath) { path, _ in FilePath.folder(of: path) }
        let bytes = try SystemDisk().readAll("\(root)/docs/metrics.md", bytesMax: 1 << 20)
        let page = String(decoding: bytes, as: UTF8.self)
        for name in try MetricsGrammar(result.stdout).types.keys { #expect(page.contains("`\(name)"), "\(name)") }
    }
}
