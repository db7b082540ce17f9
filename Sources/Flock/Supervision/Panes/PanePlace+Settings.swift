package import Journal
package import Panes
package import Platform
import Runs
package import Settings

extension PanePlace {
    /// As the daemon sees it, by its settings.
    package init(_ settings: Settings, home: HomePaths, environment: Environment) {
        self.init(
            home: home,
            session: settings[Setting.panesSession],
            socket: settings[Setting.panesSocket],
            environment: DaemonStart.environment(from: environment),
            withheld: AgentEnvironment.ownNames
        )
    }
}
