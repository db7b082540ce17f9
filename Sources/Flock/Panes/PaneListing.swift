package import Domain

/// What tmux lists, read: which panes are ours, by the options that we have set. Titles lie: any agent sets them.
package struct PaneListing: Hashable, Sendable {
    package static let roleOption = "@roost_role"
    package static let homeOption = "@roost_home"
    /// What may hold a colon stands last.
    static let format =
        "#{pane_id}:#{pane_dead}:#{pane_pid}:#{session_name}:#{\(homeOption)}:#{\(roleOption)}"

    package let panes: [SeenPane]
    package let sessions: Set<String>

    /// - Parameter mark: of the home; a pane that a person has named without one is everybody's.
    package init(_ text: String, mark: String) {
        var panes: [SeenPane] = []
        var sessions: Set<String> = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6 else { continue }
            sessions.insert(fields[3])
            guard let name = PaneName(rawValue: fields[5]), fields[0].hasPrefix("%"),
                fields[4].isEmpty || fields[4] == mark
            else { continue }
            panes.append(
                SeenPane(
                    id: fields[0],
                    name: name,
                    session: fields[3],
                    pid: Int32(fields[2]),
                    isEnded: fields[1] == "1"
                )
            )
        }
        self.panes = panes
        self.sessions = sessions
    }

    /// Of several the one that lives, else the oldest.
    package func pane(_ name: PaneName) -> SeenPane? {
        let named = panes.filter { $0.name == name }
        return named.first { !$0.isEnded } ?? named.first
    }
}
