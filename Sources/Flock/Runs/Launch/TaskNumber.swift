package import Domain
package import Journal
package import Platform

/// `manual-001`: the id of a task that somebody starts or adds by hand and does not name.
package enum TaskNumber {
    private static let numberMax = 999_999

    /// Takes the next number for good: its folder is made, which only one of several can do.
    ///
    /// - Parameter isKnown: whether there is a task of that id which may have no folder.
    package static func take(
        in home: HomePaths,
        on disk: any Disk,
        where isKnown: (TaskID) -> Bool = { _ in false }
    ) throws(RunsError) -> TaskID {
        try onSystem { () throws(PlatformError) in try disk.makeFolders(home.runs) }
        let names = try onSystem { () throws(PlatformError) in try disk.list(home.runs) }
        let last = names.compactMap(number).max() ?? 0
        for number in (last + 1)...max(last + 1, numberMax) {
            let name = "manual-\(Digits.padded(number, to: 3))"
            guard let task = id(name), number <= numberMax else { break }
            if isKnown(task) { continue }
            if try makeFolder("\(home.runs)/\(name)", on: disk) { return task }
        }
        throw .tooManyTasks(home.runs)
    }

    private static func number(_ name: String) -> Int? {
        guard name.hasPrefix("manual-") else { return nil }
        let digits = name.dropFirst("manual-".count)
        guard digits.utf8.count >= 3, digits.utf8.allSatisfy(Digits.isDigit) else { return nil }
        return Int(digits)
    }

    private static func makeFolder(_ path: String, on disk: any Disk) throws(RunsError) -> Bool {
        do throws(PlatformError) {
            try disk.uninterrupted { () throws(PlatformError) in try disk.makeFolder(path) }
            return true
        } catch  where error.errno == .exists {
            return false
        } catch {
            throw .platform(error)
        }
    }

    private static func id(_ name: String) -> TaskID? {
        Deliberate.ignore(because: "the name is made by the grammar of ids") { () throws(IdentifierError) in
            try TaskID(name)
        }
    }
}
