package import Domain
package import Platform

/// What is wrong with a task card, and where.
package enum CardError: Error, Hashable, CustomStringConvertible {
    /// The front matter says something that is not understood. Lines count from 1.
    case notUnderstood(String, line: Int, reason: String)
    case tooLarge(String, bytes: Int, bytesMax: Int)
    case notText(String)
    /// Two cards of a folder have the same id.
    case sameTask(TaskID, String, String)
    case tooMany(String, cardsMax: Int)
    /// Somebody edited the same parts while the work went on.
    case changedMeanwhile(String, parts: [String])
    case gone(String)
    /// Another process writes to cards of this folder.
    case locked(String)
    case disk(String, Errno?)

    package var description: String {
        switch self {
        case .notUnderstood(let path, let line, let reason): "\(path):\(line): \(reason)"
        case .tooLarge(let path, let bytes, let bytesMax):
            "\(path) has \(bytes) bytes, more than the \(bytesMax) of a card"
        case .notText(let path): "\(path) is not UTF-8"
        case .sameTask(let task, let first, let second): "\(first) and \(second) are both the card of \(task)"
        case .tooMany(let folder, let cardsMax): "\(folder) holds more than \(cardsMax) cards"
        case .changedMeanwhile(let path, let parts):
            "\(path) was edited while the work went on: \(parts.joined(separator: ", "))"
        case .gone(let path): "\(path) is not there any more"
        case .locked(let folder): "another process writes to the cards of \(folder)"
        case .disk(let text, _): text
        }
    }

    package var hint: String {
        switch self {
        case .notUnderstood: "write it as key: value, or as a list with - in front of each line"
        case .tooLarge: "put the details into another file, and name it in the card"
        case .notText: "save the card as UTF-8"
        case .sameTask: "give one of them another task_id"
        case .tooMany: "move cards that are done into another folder"
        case .changedMeanwhile: "nothing was written to it; what the work came to is in the record of its run"
        case .gone: "put it back, or cancel the task"
        case .locked: "it is tried again"
        case .disk: "look at the disk and at who may write there"
        }
    }
}
