import Control
package import Domain
package import Journal
package import Platform

/// What an agent's environment holds: what its caller's does, without what would mislead it, and what is given to it.
package enum AgentEnvironment {
    /// The names under which an agent and its tools learn which run they are part of.
    package static let ownNames = [
        RunMark.runName, RunMark.taskName, RunMark.homeName, RunMark.directoryName,
    ]

    /// Of the unit that systemd started, which what we start is not.
    static let namesOfUnits: Set<String> = [
        "NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES", "INVOCATION_ID", "JOURNAL_STREAM",
        "WATCHDOG_PID", "WATCHDOG_USEC", "MAINPID", "SYSTEMD_EXEC_PID",
    ]

    private static let misleading: Set<String> = [
        // Of the repository in whose hook the caller may be running, which need not be the agent's.
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_QUARANTINE_PATH", "GIT_REFLOG_ACTION",
        // Of the agent in which the caller may be running: one that finds them takes itself for a part of it.
        "CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_SSE_PORT",
        // Of our own program, and of the shell that started it.
        "SWIFT_BACKTRACE", "ORCH_VERBOSE", "OLDPWD", "PWD", "_",
    ]

    /// What programs need whatever they are for.
    private static let needed: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "LANG", "LANGUAGE", "TZ", "TMPDIR",
    ]

    /// - Parameters:
    ///   - only: the variables of the caller that it gets, beside those that every program needs; all if nil.
    ///   - usual: what this kind of agent needs; what the caller has set stands.
    ///   - given: what was given for this run; it stands over all but our own names.
    package static func values(
        caller: Environment,
        only: [String]? = nil,
        usual: [String: String] = [:],
        given: [String: String] = [:],
        folder: String,
        isOnTerminal: Bool = false
    ) -> [String: String] {
        var values = caller.values.filter { !isMisleading($0.key) }
        if let only { values = values.filter { isNeeded($0.key) || only.contains($0.key) } }
        for (name, value) in usual where values[name] == nil { values[name] = value }
        if values["PATH"] == nil { values["PATH"] = ProgramSearch.standardPath }
        values["PWD"] = folder
        if isOnTerminal {
            // The terminal of the run has a size of its own, and it can do more than none.
            values["COLUMNS"] = nil
            values["LINES"] = nil
            if values["TERM"] == nil || values["TERM"] == "dumb" { values["TERM"] = "xterm-256color" }
        }
        return values.merging(given) { $1 }
    }

    /// With the names by which the run is known within it.
    package static func marked(
        _ values: [String: String],
        run: RunID,
        task: TaskID,
        home: HomePaths,
        paths: RunPaths
    ) -> [String: String] {
        let own = [run.text, task.text, home.root, paths.directory]
        return values.merging(zip(ownNames, own)) { $1 }
    }

    private static func isNeeded(_ name: String) -> Bool {
        needed.contains(name) || name.hasPrefix("LC_") || name.hasPrefix("XDG_")
    }

    private static func isMisleading(_ name: String) -> Bool {
        name.hasPrefix("ROOST_") || misleading.contains(name) || namesOfUnits.contains(name)
    }
}
