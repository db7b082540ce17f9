import Domain
import JSON
import Platform
import Runs

/// `roost service status`: whether systemd keeps the daemon, and how that goes.
package enum UnitStatusCommand {
    package static let command = Command(
        "service",
        "status",
        section: .daemon,
        summary: "Show whether systemd keeps the daemon",
        details: [
            "Whether the unit is installed and enabled, how it is, how often systemd has started the daemon again, and "
                + "whether the daemon that runs is its own. How the daemon itself is: roost daemon status"
        ],
        examples: [
            Example("roost service status", "of this home"),
            Example("roost service status -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.daemonNotRunning, .notFound, .finding],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let unit = try invocation.unit()
        guard let text = try invocation.installedText(of: unit) else {
            throw .notFound(kind: "unit", text: unit.name, similar: [], list: "roost service install")
        }
        let living = try invocation.livingDaemon()?.process.pid
        var properties: [String: String] = [:]
        var notes: [String] = []
        do throws(Systemctl.Fault) {
            properties = try Systemctl(invocation.environment).properties(of: unit.name)
        } catch {
            notes.append("systemd does not say how it is: \(error.text)")
        }
        let mainPID = properties["MainPID"].flatMap { Int32($0) }.flatMap { $0 > 0 ? $0 : nil }
        if !text.hasPrefix(UnitFile.mark) {
            notes.append("the unit is not ours")
        } else if text != unit.text {
            notes.append("the unit is not what this roost would write: roost service install")
        }
        if let living, !properties.isEmpty, living != mainPID {
            notes.append(
                "the daemon that runs (pid \(living)) is not systemd's: roost daemon stop && roost daemon start"
            )
        }
        if properties["NeedDaemonReload"] == "yes" {
            notes.append("systemd has not read the unit: \(Systemctl.line(["daemon-reload"]))")
        }
        try show(unit, properties, mainPID, living, notes, invocation)
        guard living != nil else { return .daemonNotRunning }
        return notes.isEmpty ? .ok : .finding
    }

    private static func show(
        _ unit: UnitFile,
        _ properties: [String: String],
        _ mainPID: Int32?,
        _ living: Int32?,
        _ notes: [String],
        _ invocation: Invocation
    ) throws(CommandError) {
        let rows: [(key: String, cell: Cell)] = [
            ("unit", .text(unit.name)), ("path", unit.path.map { .text(SafeText.of($0)) } ?? .none),
            ("enabled", text(properties["UnitFileState"])), ("state", text(properties["ActiveState"])),
            ("main_pid", mainPID.map { .integer($0) } ?? .none), ("daemon_pid", living.map { .integer($0) } ?? .none),
            ("restarts", properties["NRestarts"].flatMap { Int64($0) }.map { .integer($0) } ?? .none),
            ("home", .text(SafeText.of(unit.home))),
            ("notes", Cell(notes.joined(separator: "; "), .array(notes.map { .string(SafeText.of($0)) }))),
        ]
        guard invocation.format == .table else {
            var table = Table(of: "service", isSingle: true, rows.map { Column($0.key, title: $0.key.uppercased()) })
            table.append(rows.map(\.cell))
            return try invocation.console.show(table, as: invocation.format)
        }
        for row in rows.dropLast() {
            let name = row.key.split(separator: "_").joined(separator: " ")
            try invocation.console.line("\(DisplayWidth.pad(name, to: 12))\(row.cell.text)")
        }
        for note in notes { try invocation.console.say("roost: \(SafeText.of(note))") }
    }

    private static func text(_ value: String?) -> Cell {
        guard let value, !value.isEmpty else { return .none }
        return .text(SafeText.of(value))
    }
}
