import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { IntegrationCheck } from '../../../server/connections/connections.contract.js';
import { Banner } from '../../components/Banner.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { fieldFaults } from '../field-faults.js';
import { useConnectionWords } from '../words.js';
import { IsHere } from './ConsentDialog.js';
import { noPayment, paymentBody, paymentFaults, toConfirm, type TypedPayment } from './typed-payment.js';
import { usePaymentProducts } from './usePaymentProducts.js';
import type { StepRunner } from './useStepRunner.js';

interface PaymentDialogProps {
  readonly check: IntegrationCheck;
  readonly runner: StepRunner;
  readonly customerIsHere: boolean;
  readonly onClose: () => void;
}

const CURRENCY = { 'berlin-1.3': 'EUR', 'georgia-0.8': 'GEL' } as const;

/** A payment of a few cents. Outside a sandbox money moves: amount and payee are typed once more. */
export const PaymentDialog = ({ check, runner, customerIsHere, onClose }: PaymentDialogProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const products = usePaymentProducts(check.edition);
  const [typed, setTyped] = useState<TypedPayment>(noPayment('', CURRENCY[check.edition]));
  const [isHere, setHere] = useState(customerIsHere);
  const [tried, setTried] = useState(false);
  const moneyMoves = check.environment !== 'sandbox';
  const payment = { ...typed, product: typed.product === '' ? (products[0] ?? '') : typed.product };
  const faults = paymentFaults(payment, moneyMoves);
  const failure = runner.failure?.step === 'payment.initiate' ? runner.failure.error : null;
  const faultOf = fieldFaults(failure);
  const put = (part: Partial<TypedPayment>) => setTyped({ ...typed, ...part });
  const wanted = toConfirm(payment);
  const told = (field: Parameters<typeof faults.has>[0], help = ' ') => {
    const fault =
      tried && faults.has(field) ? say(`payment.wrong.${field}`, wanted) : faultOf(`payment.${field}`);
    return { error: fault !== undefined, helperText: fault ?? help };
  };
  const text = (field: Exclude<keyof TypedPayment, 'product'>, maxLength: number) => ({
    label: say(`payment.fields.${field}`),
    value: typed[field] ?? '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => put({ [field]: target.value }),
    autoComplete: 'off',
    slotProps: { htmlInput: { maxLength, spellCheck: false } },
  });
  const product = told('product');
  return (
    <FormDialog
      title={words.word('steps', 'payment.initiate')}
      action={say('payment.action')}
      busy={runner.running !== null}
      onSubmit={() => {
        setTried(true);
        if (isHere && faults.size === 0)
          runner.run('payment.initiate', { customerIsHere: true, payment: paymentBody(payment) }, onClose);
      }}
      onClose={onClose}
    >
      {failure !== null && <Banner state="critical" title={sentence(failure)} />}
      {moneyMoves ? (
        <Banner state="warning" title={say('payment.money_moves')}>
          {say('payment.money_moves_help')}
        </Banner>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {say('payment.sandbox')}
        </Typography>
      )}
      <ChoiceField
        label={say('payment.fields.product')}
        value={payment.product}
        onChange={(id) => put({ product: id })}
        choices={products.map((id) => ({ id, name: id }))}
        error={product.error}
        help={product.helperText}
      />
      <Pair>
        <TextField {...text('amount', 20)} {...told('amount')} />
        <TextField {...text('currency', 3)} {...told('currency')} />
      </Pair>
      <TextField {...text('creditorName', 70)} {...told('creditorName')} />
      <TextField {...text('creditorIban', 42)} {...told('creditorIban')} />
      <TextField {...text('text', 140)} helperText={say('payment.text_help')} />
      {moneyMoves && (
        <>
          <TextField
            {...text('confirmAmount', 40)}
            {...told('confirmAmount', say('payment.confirm_amount', wanted))}
          />
          <TextField {...text('confirmPayee', 80)} {...told('confirmPayee', say('payment.confirm_payee'))} />
        </>
      )}
      <IsHere isHere={isHere} onChange={setHere} missing={tried && !isHere} />
    </FormDialog>
  );
};

const Pair = styled('div')({ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 16, alignItems: 'start' });
