package import Journal
package import Platform

/// As what a daemon is started.
package struct DaemonPlan: Hashable, Sendable {
    /// With its links followed, so that it has one name.
    package var home: HomePaths
    package var environment: Environment
    /// How many runs it dispatches at once; as the settings have it if nil.
    package var workers: Int?
    /// Whether it begins no work until somebody says so.
    package var isPaused = false
    /// Whether somebody looks at its standard error, and waits for its end.
    package var isInForeground = false
    /// Of the daemon that it comes after by a restart.
    package var predecessor: Int32?

    package static let workersMax = 1000

    package init(home: HomePaths, environment: Environment) {
        self.home = home
        self.environment = environment
    }

    /// As `roostd` is given them, for a successor, beyond the home and what it is to do.
    package func arguments(asSuccessorOf pid: Int32? = nil) -> [String] {
        var words: [String] = []
        if let workers { words += ["--workers", "\(workers)"] }
        if isPaused { words.append("--paused") }
        if let pid { words += ["--after", "\(pid)"] }
        return words
    }
}
