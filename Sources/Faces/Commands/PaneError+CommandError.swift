import Control
import Panes

extension PaneError {
    /// As a command tells it.
    var asCommandError: CommandError {
        switch self {
        case .platform(let error): .platform(error)
        case .tmuxSilent: .timedOut(description, hint: hint)
        case .paneMissing, .paneEnded: .directive(.refused(.noTarget, description, hint: hint))
        case .noTmux, .tmuxTooOld, .tmuxFailed, .noCommand, .programMissing, .folderMissing,
            .textTooLong, .busy:
            .refused(description, hint: hint)
        }
    }
}
