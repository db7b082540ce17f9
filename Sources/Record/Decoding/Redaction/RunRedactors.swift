/// The redactors of runs, by the directory of each: one is made once, while few runs are asked for.
package final class RunRedactors {
    private static let countMax = 64

    private let make: (_ directory: String) -> Redactor?
    private var known: [String: Redactor] = [:]

    /// - Parameter make: answers nothing where the secrets of the run cannot be read.
    package init(_ make: @escaping (_ directory: String) -> Redactor?) { self.make = make }

    /// Nothing where the secrets of the run cannot be read: without them nothing of it may be shown.
    package func redactor(of directory: String) -> Redactor? {
        if let redactor = known[directory] { return redactor }
        let made = make(directory)
        if known.count >= Self.countMax { known.removeAll(keepingCapacity: true) }
        known[directory] = made
        return made
    }
}
