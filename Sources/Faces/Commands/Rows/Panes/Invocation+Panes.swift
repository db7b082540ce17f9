import Domain
import Journal
import Panes
import Platform
import Runs
import Settings

extension Invocation {
    func panePlace(_ settings: Settings, _ home: HomePaths) -> PanePlace {
        PanePlace(
            home: home,
            session: settings[Setting.panesSession],
            socket: settings[Setting.panesSocket],
            environment: DaemonStart.environment(from: environment),
            withheld: AgentEnvironment.ownNames
        )
    }

    /// The panes of the home, by its settings.
    func tmux() throws(CommandError) -> Tmux {
        let home = HomePaths(root: try home())
        return Tmux(panePlace(try settings(), home))
    }
}
