import Domain
import Platform
import Runs

/// `roost service install` and `uninstall`: the daemon as a unit of the user's systemd.
package enum UnitInstallCommand {
    private static let print = Flag("print", "Show the unit and write nothing")

    package static let install = Command(
        "service",
        "install",
        section: .daemon,
        summary: "Have systemd start the daemon and watch over it",
        details: [
            "Writes a unit of your own systemd, enables it and starts it. From then on systemd is the one who begins "
                + "the daemon of this home: at login, when it has failed, and where \"roost daemon start\" and "
                + "\"restart\" ask for it. A stop of the unit ends the daemon alone; agents go on.",
            "Agents are looked for along the PATH of this shell, which the unit keeps. Done again it is brought up to "
                + "date, as after an update.",
        ],
        examples: [
            Example("roost service install", "for this home"),
            Example("roost service install --print", "look at it first"),
        ],
        options: [print],
        exitCodes: [.refusedByState, .notPermitted],
        run: runInstall
    )

    package static let uninstall = Command(
        "service",
        "uninstall",
        section: .daemon,
        summary: "Have systemd start the daemon no more",
        details: ["Stops the daemon, disables the unit and removes it. Agents go on, and nothing recorded is touched."],
        examples: [Example("roost service uninstall", "for this home")],
        exitCodes: [.refusedByState, .notPermitted],
        run: runUninstall
    )

    // MARK: - Install

    private static func runInstall(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let unit = try invocation.unit()
        guard let text = unit.text, let path = unit.path else {
            throw .refused(
                "no unit can be written for \(SafeText.of(unit.home))",
                hint: "its path, PATH and HOME must have no control characters, and HOME must be set"
            )
        }
        if invocation[print] {
            try invocation.console.write(text.utf8)
            return .ok
        }
        try invocation.refuseWithinRun()
        let there = try invocation.installedText(of: unit)
        if let there, !there.hasPrefix(UnitFile.mark) {
            throw .refused(
                "\(SafeText.of(path)) is not ours",
                hint: "move it away, or look at it: roost service status"
            )
        }
        do throws(PlatformError) {
            try invocation.disk.makeFolders(FilePath.folder(of: path))
            if there != text { try invocation.disk.replaceFile(path, with: Array(text.utf8)) }
        } catch { throw .platform(error) }
        let state = there == text ? "is there already" : "is written"
        try invocation.console.say("roost: the unit \(state): \(SafeText.of(path))")
        try handOver(unit, invocation)
        try tellOfLinger(invocation)
        return .ok
    }

    /// The daemon that runs may be nobody's but its own; two there cannot be.
    private static func handOver(_ unit: UnitFile, _ invocation: Invocation) throws(CommandError) {
        let systemctl = Systemctl(invocation.environment)
        let living = try invocation.livingDaemon()
        do throws(Systemctl.Fault) {
            try systemctl.call("daemon-reload")
            try systemctl.call("enable", unit.name)
            if living == nil { try systemctl.call("start", unit.name) }
        } catch {
            let words = living == nil ? "enable --now \(unit.name)" : "enable \(unit.name)"
            throw .failed(
                "the unit is written, and systemd was not told of it: \(SafeText.of(error.text))",
                hint: "where your systemd runs: systemctl --user daemon-reload && systemctl --user \(words)"
            )
        }
        guard let living else {
            let pid = try invocation.livingDaemon().map { " (pid \($0.process.pid))" } ?? ""
            return try invocation.console.say("roost: \(unit.name) is enabled and runs\(pid)")
        }
        try invocation.console.say("roost: \(unit.name) is enabled")
        let properties = Deliberate.ignore(because: "systemd that does not say is taken not to have started it") {
            () throws(Systemctl.Fault) in try systemctl.properties(of: unit.name)
        }
        guard properties?["MainPID"] != "\(living.process.pid)" else { return }
        try invocation.console.say(
            "  the daemon that runs (pid \(living.process.pid)) is not systemd's yet: roost daemon stop && "
                + "roost daemon start"
        )
    }

    /// Without it systemd ends with the last login, and all that it started with it, agents too.
    private static func tellOfLinger(_ invocation: Invocation) throws(CommandError) {
        let user = invocation.environment["USER"] ?? ""
        guard !user.isEmpty, !user.utf8.contains(UInt8(ascii: "/")) else { return }
        let isLingering = Deliberate.ignore(because: "where it cannot be seen it is said") {
            () throws(PlatformError) in try invocation.disk.exists("/var/lib/systemd/linger/\(user)")
        }
        guard isLingering != true else { return }
        try invocation.console.say("  to have it and its agents go on when you log out: loginctl enable-linger")
    }

    // MARK: - Uninstall

    private static func runUninstall(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.refuseWithinRun()
        return try takeOut(invocation)
    }

    /// Says what it has done.
    @discardableResult
    static func takeOut(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let unit = try invocation.unit()
        guard let path = unit.path, let there = try invocation.installedText(of: unit) else {
            try invocation.console.say("roost: \(unit.name) is not installed")
            return .ok
        }
        guard there.hasPrefix(UnitFile.mark) else {
            throw .refused("\(SafeText.of(path)) is not ours", hint: "it is left as it is")
        }
        let systemctl = Systemctl(invocation.environment)
        let fault = try Self.fault { () throws(Systemctl.Fault) in try systemctl.call("disable", "--now", unit.name) }
        do throws(PlatformError) { try invocation.disk.remove(path) } catch { throw .platform(error) }
        try invocation.console.say("roost: \(SafeText.of(path)) is removed; agents go on")
        if let fault {
            throw .failed(
                "systemd was not told of it: \(SafeText.of(fault.text))",
                hint: "where your systemd runs: \(Systemctl.line(["daemon-reload"])) && "
                    + Systemctl.line(["stop", unit.name])
            )
        }
        if let fault = try Self.fault({ () throws(Systemctl.Fault) in try systemctl.call("daemon-reload") }) {
            throw .failed("systemd did not read its units anew: \(SafeText.of(fault.text))", hint: nil)
        }
        return .ok
    }

    private static func fault(_ body: () throws(Systemctl.Fault) -> String) throws(CommandError) -> Systemctl.Fault? {
        do throws(Systemctl.Fault) { _ = try body() } catch { return error }
        return nil
    }
}
