import Domain
package import Journal
package import Platform

/// Where the panes of a home are: which tmux, which session, and by what a pane is known as ours.
package struct PanePlace: Hashable, Sendable {
    package let home: HomePaths
    package let session: String
    /// As `tmux -L` names it; the usual server if nil.
    package let socket: String?
    package let environment: Environment
    /// Names that a pane does not get of the environment in which tmux runs: those of a run.
    package let withheld: [String]

    package init(
        home: HomePaths,
        session: String,
        socket: String?,
        environment: Environment,
        withheld: [String] = []
    ) {
        self.home = home
        self.session = session
        self.socket = socket
        self.environment = environment
        self.withheld = withheld
    }

    /// What the option says of whose pane it is: two homes may share a server, and a path may hold what tmux does not
    /// print.
    package var mark: String { Hex.encode(SHA256.digest(Array(home.root.utf8)).prefix(8)) }
}
