import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct UnitFileTests {
    private func unit(
        _ home: String,
        _ values: [String: String] = ["HOME": "/people/me", "PATH": "/a b:/bin"]
    ) -> UnitFile {
        UnitFile(home: home, program: "/opt/my roost/roostd", environment: Environment(values))
    }

    @Test func theOneHomeHasThePlainName() {
        #expect(unit("/people/me/.roost").name == "roost.service")
        let other = unit("/data/roost").name
        #expect(other.hasPrefix("roost-") && other.hasSuffix(".service") && other != unit("/data/roost2").name)
        #expect(unit("/people/me/.roost").path == "/people/me/.config/systemd/user/roost.service")
        #expect(unit("/x", ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]).folder == "/c/systemd/user")
        #expect(unit("/x", ["XDG_CONFIG_HOME": "c"]).folder == nil)
    }

    @Test func itSaysWhatAStopAndAnEndMean() throws {
        let text = try #require(unit("/data/100%\"$HOME\\x").text)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix(UnitFile.mark) == true)
        #expect(lines.contains(#"ExecStart="/opt/my roost/roostd" --foreground --home "/data/100%%\"$$HOME\\x""#))
        #expect(lines.contains(#"Environment="ROOST_HOME=/data/100%%\"$HOME\\x" "PATH=/a b:/bin""#))
        for line in [
            "Type=notify", "KillMode=process", "Restart=on-failure", "RestartForceExitStatus=75",
            "SuccessExitStatus=75", "WatchdogSec=60", "WantedBy=default.target",
        ] { #expect(lines.contains(line)) }
        #expect(unit("/data/a\nExecStart=/bin/evil").text == nil)
    }

    /// Only what the daemon must have is written down: other variables may hold secrets.
    @Test func nothingElseOfTheEnvironmentIsWrittenDown() throws {
        let values = ["HOME": "/h", "PATH": "/bin", "ANTHROPIC_API_KEY": "sk-1", "ROOST_RUNTIME_DIR": "/run/r"]
        let text = try #require(unit("/x", values).text)
        #expect(text.contains("\"ROOST_RUNTIME_DIR=/run/r\"") && !text.contains("sk-1"))
    }

    @Test func systemdTakesIt() throws {
        let scratch = try TemporaryHome(for: "UnitFileTests")
        guard let analyze = ProgramSearch.find("systemd-analyze", in: .current()) else { return }
        let values = ["HOME": scratch.path, "PATH": "/usr/bin:/bin"]
        let home = scratch.path("100% \"home\" $HOME")
        let unit = UnitFile(home: home, program: try Programs.path("roostd"), environment: Environment(values))
        let path = scratch.path(unit.name)
        try SystemDisk().replaceFile(path, with: Array(try #require(unit.text).utf8))
        var call = ProgramCall(analyze, ["--user", "verify", path])
        call.environment = ["HOME=\(scratch.path)", "PATH=/usr/bin:/bin", "XDG_RUNTIME_DIR=\(scratch.path)"]
        call.rejectsFailure = false
        let result = try call.run()
        #expect(result.isSuccess && result.stderr.isEmpty, "\(result.said)")
    }
}
