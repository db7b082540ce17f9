/// Which fields of JSON objects are wanted, as `--json` and `--json=task,status` say it.
package enum JSONFields: Hashable, Sendable {
    case all
    case named([String])

    package static let form = ValueForm(placeholder: "FIELDS") { (text: String) throws(ValueFault) -> JSONFields in
        guard !text.isEmpty else { return .all }
        let fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard fields.allSatisfy({ !$0.isEmpty }) else {
            throw ValueFault(expected: "names of fields, as in --json=task,status")
        }
        return .named(fields)
    }
}
