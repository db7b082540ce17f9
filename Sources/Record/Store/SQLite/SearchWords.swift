import CSQLite

/// Cuts texts into words, as the tables of the search do.
package final class SearchWords {
    /// How a table of the search is told to do the same.
    static let tokenizer = ROOST_SQLITE_WORDS

    private let database: DatabaseHandle
    private let pointer: OpaquePointer

    package init(_ connection: Connection) throws(StoreError) {
        database = connection.database
        var made: OpaquePointer?
        try database.check(roost_sqlite_words_make(database.pointer, &made))
        guard let made else { throw database.failure(SQLITE_NOMEM) }
        pointer = made
    }

    deinit { roost_sqlite_words_free(pointer) }

    package func words(of text: UnsafeRawBufferPointer) throws(StoreError) -> [SearchWord] {
        let gathered = Gathered()
        var place = 0
        while place < text.count {
            let ideograph = Ideographs.next(in: text, from: place)
            let end = ideograph?.lowerBound ?? text.count
            try cut(UnsafeRawBufferPointer(rebasing: text[place..<end]), at: place, into: gathered)
            place = end
            guard let ideograph else { break }
            try cut(UnsafeRawBufferPointer(rebasing: text[ideograph]), at: place, into: gathered)
            place = ideograph.upperBound
        }
        return gathered.words
    }

    package func words(of text: String) throws(StoreError) -> [SearchWord] {
        var text = text
        let result = text.withUTF8 { bytes -> Result<[SearchWord], StoreError> in
            do throws(StoreError) {
                return .success(try words(of: UnsafeRawBufferPointer(bytes)))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private final class Gathered {
        var words: [SearchWord] = []
        var start = 0
    }

    private func cut(_ text: UnsafeRawBufferPointer, at start: Int, into gathered: Gathered) throws(StoreError) {
        gathered.start = start
        let context = Unmanaged.passUnretained(gathered).toOpaque()
        let code = roost_sqlite_words_cut(pointer, text.baseAddress, text.count, context) {
            context,
            _,
            word,
            count,
            start,
            end in
            guard let context, let word else { return SQLITE_OK }
            let gathered = Unmanaged<Gathered>.fromOpaque(context).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: word, count: Int(count))
            let range = gathered.start + Int(start)..<gathered.start + Int(end)
            gathered.words.append(SearchWord(text: Array(bytes), range: range))
            return SQLITE_OK
        }
        try database.check(code)
    }
}
