package import Domain
package import Platform

/// Why a pane could not be looked at, started or typed into. None of it stops anything else.
package enum PaneError: Error, Hashable, CustomStringConvertible {
    case noTmux
    case tmuxTooOld(String)
    case tmuxSilent(after: Duration)
    /// In the words of tmux.
    case tmuxFailed(String)
    case platform(PlatformError)
    /// Nobody has said what it runs.
    case noCommand(PaneName)
    case programMissing(String, PaneName)
    case folderMissing(String)
    case paneMissing(PaneName)
    case paneEnded(PaneName)
    case textTooLong(bytesMax: Int)
    /// Another order is being done.
    case busy

    package var description: String {
        switch self {
        case .noTmux: "there is no tmux in PATH"
        case .tmuxTooOld(let version): "\(version) is too old: panes need tmux 3.0"
        case .tmuxSilent(let patience): "tmux does not answer within \(DurationText.write(patience))"
        case .tmuxFailed(let said): "tmux: \(said)"
        case .platform(let error): error.description
        case .noCommand(let name): "nobody has said what the \(name.rawValue) pane runs"
        case .programMissing(let program, let name): "there is no program \(program) for the \(name.rawValue) pane"
        case .folderMissing(let path): "there is no folder \(path)"
        case .paneMissing(let name): "there is no \(name.rawValue) pane"
        case .paneEnded(let name): "what the \(name.rawValue) pane ran has ended"
        case .textTooLong(let bytesMax): "the text has more than \(bytesMax) bytes"
        case .busy: "something is being done to the panes already"
        }
    }

    package var hint: String? {
        switch self {
        case .noTmux: "install tmux for panes; everything else works without it"
        case .tmuxTooOld: "everything but panes works without a newer one"
        case .tmuxSilent, .tmuxFailed: nil
        case .platform(let error): error.hint
        case .noCommand(let name): "set panes.\(name.rawValue).command in config.toml, such as [\"claude\"]"
        case .programMissing(_, let name): "see panes.\(name.rawValue).command: roost config show"
        case .folderMissing: nil
        case .paneMissing(let name): "start it: roost pane start \(name.rawValue)"
        case .paneEnded(let name): "start it again: roost pane restart \(name.rawValue)"
        case .textTooLong: nil
        case .busy: "ask again in a moment"
        }
    }

    /// Whether it is what is named that is not there.
    package var isMissing: Bool {
        switch self {
        case .paneMissing, .paneEnded: true
        case .noTmux, .tmuxTooOld, .tmuxSilent, .tmuxFailed, .platform, .noCommand, .programMissing, .folderMissing,
            .textTooLong, .busy:
            false
        }
    }
}
