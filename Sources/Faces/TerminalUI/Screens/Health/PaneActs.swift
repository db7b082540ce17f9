import Control
import Domain
import JSON

/// What can be done with the panes beside the flock.
enum PaneActs {
    static func restart(_ pane: PaneName) -> [TopWish] {
        let act = TopAct(.restartPane, [pane.rawValue], as: ["pane", "restart", pane.rawValue])
        return [.confirm(act, title: "Restart the \(pane.rawValue) pane?", lines: [warning])]
    }

    static func restartAll() -> [TopWish] {
        let act = TopAct(.restartPane, [PaneName.allWord], as: ["pane", "restart", PaneName.allWord])
        return [.confirm(act, title: "Restart both panes?", lines: [warning])]
    }

    private static let warning =
        "What runs in it is ended and started anew. What it has not saved is lost; no worker is touched."
}
