package import Domain
package import JSON

/// What becomes of a directive: what there is to say of it, for people and for programs.
package struct DirectiveAnswer: Hashable, Sendable {
    package let isOK: Bool
    /// For people, and of a directive that gives text the text itself.
    package var detail: String
    /// What a person can do where it was not done.
    package var hint: String?
    package var data: JSONObject?
    /// Only where it was not done.
    package let code: Term<DirectiveCode>?

    package static func done(_ detail: String = "", data: JSONObject? = nil) -> DirectiveAnswer {
        DirectiveAnswer(isOK: true, detail: detail, hint: nil, data: data, code: nil)
    }

    package static func refused(
        _ code: DirectiveCode,
        _ detail: String,
        hint: String? = nil,
        data: JSONObject? = nil
    ) -> DirectiveAnswer {
        DirectiveAnswer(isOK: false, detail: detail, hint: hint, data: data, code: .known(code))
    }

    package init(isOK: Bool, detail: String, hint: String?, data: JSONObject?, code: Term<DirectiveCode>?) {
        self.isOK = isOK
        self.detail = detail
        self.hint = hint
        self.data = data
        self.code = code
    }
}
