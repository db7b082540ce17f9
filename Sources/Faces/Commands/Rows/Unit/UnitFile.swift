import Domain
import Platform

/// The unit of systemd that keeps the daemon of one home: its name, where it stands, and what it says.
struct UnitFile: Hashable, Sendable {
    /// With which a daemon ends that wants another in its place: see `DaemonEntry`.
    private static let againCode = 75
    /// The line by which a unit of ours is known.
    static let mark = "# Written by roost service install"

    let home: String
    /// The path of `roostd`.
    let program: String
    let environment: Environment

    /// Whoever has one home has one unit, with a plain name; the unit of any other home is named after it.
    var name: String {
        let usual = environment["HOME"].map { FilePath.resolvedAhead("\($0)/.roost") }
        if home == usual { return "roost.service" }
        return "roost-\(Hex.encode(SHA256.digest(Array(home.utf8)).prefix(4))).service"
    }

    /// Where systemd looks for units of a user.
    var folder: String? {
        if let given = environment["XDG_CONFIG_HOME"], given.hasPrefix("/") { return "\(given)/systemd/user" }
        return environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.config/systemd/user" : nil }
    }

    var path: String? { folder.map { "\($0)/\(name)" } }

    /// Nothing where the home or a variable has a character that no unit can have.
    var text: String? {
        let variables =
            ["ROOST_HOME=\(home)"] + Self.kept.compactMap { name in environment[name].map { "\(name)=\($0)" } }
        let isPlain = ([home, program] + variables).allSatisfy { text in
            text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        }
        guard isPlain else { return nil }
        return """
            \(Self.mark); taken out by: roost service uninstall
            # Changes of your own: systemctl --user edit \(name)

            [Unit]
            Description=Roost, the daemon of \(Self.escaped(home))
            StartLimitIntervalSec=300
            StartLimitBurst=5

            [Service]
            Type=notify
            NotifyAccess=main
            ExecStart=\(Self.quoted(program)) --foreground --home \(Self.quoted(home, escapesDollar: true))
            ExecReload=/bin/kill -HUP $MAINPID
            Environment=\(variables.map { Self.quoted($0) }.joined(separator: " "))
            UMask=0077
            # A stop ends the daemon alone: agents and their shims go on, and the next daemon finds them.
            KillMode=process
            OOMPolicy=continue
            Delegate=yes
            # It ends with \(Self.againCode) where "roost daemon restart" wants another, and with 0 to stay away.
            Restart=on-failure
            RestartSec=1
            RestartForceExitStatus=\(Self.againCode)
            SuccessExitStatus=\(Self.againCode)
            RestartPreventExitStatus=2 6
            WatchdogSec=60
            TimeoutStartSec=90
            TimeoutStopSec=90

            [Install]
            WantedBy=default.target

            """
    }

    /// What the daemon would not have under systemd: agents are looked for along the one, and the other says where its
    /// socket is. What else is set here may be secret.
    private static let kept = ["PATH", "ROOST_RUNTIME_DIR"]

    /// One word, as systemd reads it: systemd.syntax(7), systemd.unit(5) on specifiers.
    private static func quoted(_ text: String, escapesDollar: Bool = false) -> String {
        var quoted = ""
        for character in text {
            switch character {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "$" where escapesDollar: quoted += "$$"
            default: quoted.append(character)
            }
        }
        return "\"\(escaped(quoted))\""
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
    }
}
