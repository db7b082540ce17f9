/// A pane that a person works in beside the flock.
package enum PaneName: String, TermWord, CaseIterable {
    case architect
    case manager

    /// What stands for all of them where one is named.
    package static let allWord = "all"

    /// Those that a word means; nil where it means none.
    package static func named(_ word: String) -> [PaneName]? {
        word == allWord ? allCases : PaneName(rawValue: word).map { [$0] }
    }

    /// As it begins a line.
    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
