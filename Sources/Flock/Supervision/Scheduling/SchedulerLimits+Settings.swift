import Domain
package import Settings

extension SchedulerLimits {
    /// What the settings say.
    package init(_ settings: Settings) {
        self.init()
        slots = settings[Setting.workers]
        quietHours = settings[Setting.quietHours]
        attemptsMax = settings[Setting.attemptsMax]
        retryDelay = settings[Setting.retryDelay]
        retryDelayMax = settings[Setting.retryDelayMax]
        startupDelay = settings[Setting.startupDelay]
        startupDelayMax = settings[Setting.startupDelayMax]
        startInterval = settings[Setting.startInterval]
        lineageFailedStartsMax = settings[Setting.lineageFailedStartsMax]
        failedStartsMax = settings[Setting.failedStartsMax]
        failedStartsWindow = settings[Setting.failedStartsWindow]
        memoryMin = settings[Setting.memoryMin]
        diskMin = settings[Setting.diskMin]
        retriesLost = settings[Setting.retryLost]
        for name in Self.names(in: settings, of: Setting.agentAccount.row) {
            if let account = settings[Setting.agentAccount, name] { accounts[name] = account }
        }
        for name in Self.names(in: settings, of: Setting.agentRunsMax.row) {
            if let most = settings[Setting.agentRunsMax, name] { agentRunsMax[name] = most }
        }
        for name in Self.names(in: settings, of: Setting.accountRunsMax.row) {
            if let most = settings[Setting.accountRunsMax, name] { accountRunsMax[name] = most }
        }
    }

    /// The names that somebody chose for a setting that there is one of for each.
    private static func names(in settings: Settings, of row: SettingRow) -> [String] {
        settings.all.filter { $0.row.name == row.name }.compactMap { entry in
            let parts = entry.name.split(separator: ".").map(String.init)
            return row.path.firstIndex(of: SettingRow.anyName).map { parts[$0] }
        }
    }
}
