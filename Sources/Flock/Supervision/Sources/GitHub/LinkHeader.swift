/// The header that names further pages (RFC 8288): `<https://…?page=2>; rel="next", <…>; rel="last"`.
package enum LinkHeader {
    package static func next(in text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let url = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            let parameters = rest.prefix { $0 != "<" }
            let isNext = parameters.split(whereSeparator: { $0 == ";" || $0 == "," }).contains { parameter in
                let words = parameter.filter { $0 != " " && $0 != "\"" }.lowercased()
                return words == "rel=next"
            }
            if isNext { return String(url) }
        }
        return nil
    }
}
