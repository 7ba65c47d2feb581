package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.proofs.voucher.CreditLedger;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** Credit as the difference of two sums, so that a commitment taken back needs no correction. */
public final class JdbcCreditLedger implements CreditLedger {
  @Override
  public void hold(AccountAddress payer) {
    statement(
        "select pg_advisory_xact_lock(hashtextextended(current_schema() || ' payer ' || ?, 0))",
        query -> {
          query.setString(1, payer.hex());
          return query.execute();
        });
  }

  @Override
  public BigInteger balance(AccountAddress payer) {
    return statement(
        "select coalesce((select sum(amount) from credit_committed where payer = ?), 0)"
            + " - coalesce((select sum(cost) from voucher_request where payer = ?), 0)",
        query -> {
          query.setBytes(1, payer.toBytes());
          query.setBytes(2, payer.toBytes());
          return Columns.list(query, row -> row.getBigDecimal(1).toBigIntegerExact()).getFirst();
        });
  }

  @Override
  public Optional<Answer> answer(AccountAddress payer, Hash32 requestId) {
    return statement(
        "select request_digest, blind_signatures from voucher_request"
            + " where payer = ? and request_id = ?",
        query -> {
          query.setBytes(1, payer.toBytes());
          query.setBytes(2, requestId.toBytes());
          return Columns.list(
                  query,
                  row ->
                      new Answer(
                          Hash32.of(row.getBytes(1)),
                          Arrays.stream((byte[][]) row.getArray(2).getArray())
                              .map(BlindSignature::of)
                              .toList()))
              .stream()
              .findFirst();
        });
  }

  @Override
  public void debit(AccountAddress payer, Hash32 requestId, TokenAmount cost, Answer answer) {
    statement(
        "insert into voucher_request (payer, request_id, request_digest, cost, blind_signatures)"
            + " values (?, ?, ?, ?, ?)",
        insert -> {
          insert.setBytes(1, payer.toBytes());
          insert.setBytes(2, requestId.toBytes());
          insert.setBytes(3, answer.requestDigest().toBytes());
          insert.setBigDecimal(4, new BigDecimal(cost.units()));
          insert.setArray(5, Columns.bytes(insert, answer.signatures(), BlindSignature::toBytes));
          return insert.executeUpdate();
        });
  }
}
