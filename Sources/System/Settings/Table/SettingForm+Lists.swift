import JSON

extension SettingForm where Value == [String] {
    /// Arguments of a program. An empty one is an argument like any other.
    package static var arguments: SettingForm {
        listed(meant: "a list of arguments, such as [\"--verbose\"]", isFit: { _ in true })
    }

    /// Variables with what they hold.
    package static var variables: SettingForm {
        listed(
            meant: "a list of variables, such as [\"EDITOR=vi\"]",
            isFit: { text in
                let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return parts.count == 2 && SettingList.isVariable(parts[0])
            }
        )
    }

    private static func listed(meant: String, isFit: @escaping @Sendable (String) -> Bool) -> SettingForm {
        SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                try SettingList.read(value, meant: meant, isFit: isFit)
            },
            show: { .array($0.map { .string($0) }) },
            given: { SettingList.given($0) }
        )
    }
}

extension SettingForm where Value == [String]? {
    /// Names of variables, or nothing.
    package static var variableNames: SettingForm {
        listed(meant: "a list of names of variables, such as [\"LANG\"]", isFit: { SettingList.isVariable($0[...]) })
    }

    /// Tools by their names, or nothing. A comma would make two of one.
    package static var tools: SettingForm {
        listed(
            meant: "a list of tools, such as [\"Read\", \"Bash(git *)\"]",
            isFit: { !$0.isEmpty && !$0.contains(",") && !$0.hasPrefix("-") }
        )
    }

    private static func listed(meant: String, isFit: @escaping @Sendable (String) -> Bool) -> SettingForm {
        SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                try SettingList.read(value, meant: meant, isFit: isFit)
            },
            show: { $0.map { .array($0.map { .string($0) }) } ?? .null },
            given: { SettingList.given($0) }
        )
    }
}
