import Domain
import Platform
import Runs
import TestSupport
import Testing

/// A home whose daemon is kept by a stand-in for systemd: a `systemctl` that notes what it is asked, starts what a unit
/// says, and starts it again where the unit would have it so.
final class UnitScene {
    let trial: DaemonCommandTrial
    private let values: [String: String]

    init(for test: String = #function) throws {
        trial = try DaemonCommandTrial(for: test)
        let scratch = trial.runs.scratch
        var values = try trial.runs.program("systemctl", Self.script)
        values["XDG_CONFIG_HOME"] = scratch.path("config")
        values["HOME"] = scratch.path("person")
        values["STAND_IN"] = scratch.path("stand-in")
        self.values = values
        try trial.runs.disk.makeFolders(scratch.path("stand-in"))
    }

    func roost(_ arguments: String..., adding more: [String: String] = [:]) throws -> CommandResult {
        try trial.runs.roost(arguments).environment(values).environment(more).run()
    }

    /// The only unit there is.
    func unit() throws -> String? {
        let folder = trial.runs.scratch.path("config/systemd/user")
        guard try trial.runs.disk.exists(folder), let name = try trial.runs.disk.list(folder).first else { return nil }
        return "\(folder)/\(name)"
    }

    /// What the stand-in was asked, and with which code daemons of its own have ended.
    func log() throws -> [String] {
        let path = trial.runs.scratch.path("stand-in/log")
        guard try trial.runs.disk.exists(path) else { return [] }
        return try trial.runs.text(path).split(separator: "\n").map(String.init)
    }

    func pid() throws -> Int32? { try trial.living()?.process.pid }

    private static let script = #"""
        shift 2
        echo "$*" >> "$STAND_IN/log"
        [ -e "$STAND_IN/refuses" ] && { echo "Failed to connect to bus" >&2; exit 1; }
        main() { sed -n 's/.*"pid":\([0-9]*\).*/\1/p' "$ROOST_HOME/roost.lock" 2>/dev/null; }
        case "$1" in
        start)
            line=$(sed -n 's/^ExecStart=//p' "$XDG_CONFIG_HOME/systemd/user/$2")
            setsid sh -c '
                while :; do
                    sh -c "export SYSTEMD_EXEC_PID=\$\$ INVOCATION_ID=x; exec $0"; code=$?
                    echo "ended $code" >> "$STAND_IN/log"
                    [ $code = 75 ] || break
                done' "$line" </dev/null >/dev/null 2>&1 &
            # The socket of a daemon before this one may still be there; its name in the lock is not.
            until [ -n "$(main)" ] && [ -S "$ROOST_HOME/roost.sock" ]; do sleep 0.05; done ;;
        stop | disable) pid=$(main); [ -n "$pid" ] && kill "$pid"; : ;;
        show) echo "UnitFileState=enabled"; echo "ActiveState=active"; echo "NRestarts=0"
            if [ -e "$STAND_IN/foreign" ]; then echo MainPID=0; else echo "MainPID=$(main)"; fi ;;
        esac
        """#
}
