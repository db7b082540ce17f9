import Journal
import Platform
import TestSupport
import Testing

@Suite struct ReportCommandTests {
    private static let planted = [
        "acme-title", "acme-output", "acme-prompt", "acme-secret-value", "acme-variable-value", "acme-folder",
        "acme-corp",
    ]

    private func values(_ trial: DaemonCommandTrial) throws -> [String: String] {
        let person = trial.runs.scratch.path("acme-person")
        try SystemDisk().makeFolders("\(person)/acme-folder")
        return ["HOME": person, "SOME_API_KEY": "acme-variable-value"]
    }

    /// A home in which much was done, and not a word of it in the report.
    @Test func nothingThatWasDoneIsInIt() throws {
        let trial = try DaemonCommandTrial()
        let values = try values(trial)
        let config = """
            run.timeout = "1h"
            [agents.acme-corp]
            kind = "demo"
            environment = ["TOKEN=acme-secret-value"]
            """
        try SystemDisk().makeFolders(trial.runs.home.root)
        try SystemDisk().replaceFile("\(trial.runs.home.root)/config.toml", with: Array(config.utf8))
        _ = try trial.start()
        #expect(try trial.roost("task", "add", "acme-title", "--hold").exitCode == 0)
        #expect(try trial.roost("run", "--", "echo", "acme-output acme-prompt").exitCode == 0)
        #expect(try trial.roost("daemon", "pause", "acme-corp").exitCode == 0)
        let folder = "\(values["HOME"] ?? "")/acme-folder"
        let roost = { (arguments: [String]) in
            try trial.runs.roost(["report"] + arguments).environment(values).folder(folder).run()
        }
        let shown = try roost(["-O", "-"])
        #expect(shown.exitCode == 0, "\(shown.stderr)")
        for word in Self.planted { #expect(!shown.stdout.contains(word), "\(word): \(shown.stdout)") }
        for part in [
            "== versions ==\nroost ", "\nlibc.so", "== doctor ==\n", "✓ ok  git: ", "run.timeout = 1h (config.toml)",
            "agents.*.environment = [set: 1 words]", "\nruns: ", "info system daemon_started  the daemon has started",
            "info directive\n", "$ROOST_HOME",
        ] { #expect(shown.stdout.contains(part), "\(part): \(shown.stdout)") }
        let written = try roost([])
        #expect(written.exitCode == 0 && written.stderr.contains("it was sent nowhere"))
        let name = written.stdout.filter { !$0.isNewline }
        let status = try SystemDisk().status(of: "\(folder)/\(name)")
        #expect(name.hasPrefix("roost-report-") && status?.mode == 0o600)
        #expect(try roost(["--out", name]).exitCode == 6)
        #expect(try roost(["--out", name, "--force"]).exitCode == 0)
    }

    @Test func whereThereIsNothingItSaysSo() throws {
        let home = try TemporaryHome(for: "ReportCommandTests")
        let roost = try CommandTester("roost").arguments("report", "-O", "-")
            .environment(["ROOST_HOME": home.path("none"), "HOME": home.path])
        let result = try roost.run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.contains("== record ==\nnothing\n") && result.stdout.contains("no daemon has run"))
        #expect(try SystemDisk().exists(home.path("none")) == false)
        #expect(try roost.withoutReader().run().exitCode == 0)
        #expect(try roost.arguments("--loud").run().exitCode == 2)
        let broken = try roost.environment(["ROOST_RUN_DRAIN": "acme-drain"]).run()
        #expect(broken.exitCode == 0 && broken.stdout.contains("they are wrong") && !broken.stdout.contains("acme"))
    }
}
